"""The watch against retaliation, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import ngettext
from app.dashboard.wording.times import dated, own_zone
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.cases.watch.kinds import TriggerKind
from case_management.cases.watches import WatchTrigger, check_ins_of, triggers_of, watch_of
from intake.dialogue.model.phrases import Phrase
from intake.reports.poll_questions import answer_counts

KINDS: Mapping[str, LazyString] = {
    TriggerKind.PROBLEM: _("A worker answered the check-in: I have a problem."),
    TriggerKind.SILENCE: _("Nobody answered the check-in, and nobody has written since."),
    TriggerKind.STOP: _("A worker sent STOP, soon after the employer or buyers were told."),
    TriggerKind.DISMISSAL: _("A worker may have written of being dismissed or punished."),
    TriggerKind.DISMISSALS: _(
        "Several people at this factory report that they were dismissed or punished, after the "
        "employer or buyers were told."
    ),
}


@dataclass(frozen=True)
class SignLine:
    """One sign of retaliation."""

    id: str
    words: str
    raised: str
    waits: bool
    settled: str
    """What was found and by whom; "" while it waits."""


@dataclass(frozen=True)
class CheckInLine:
    """One round of check-ins, counted."""

    asked_on: str
    asked: int
    well: int
    problem: int


@dataclass(frozen=True)
class WatchLines:
    """What the page shows of the watch of a case."""

    opened: str
    """When, and who wrote it down; "" where nobody has spoken to the employer."""
    next_check: str
    signs: list[SignLine]
    check_ins: list[CheckInLine]
    text: str
    may_open: bool = False
    """Whether a talk with the employer can be written down."""

    @property
    def waits(self) -> bool:
        """Whether a sign waits for a member."""
        return any(one.waits for one in self.signs)


def watch_lines(case: Case) -> WatchLines | None:
    """As it is now; None where there is nothing to watch and nothing was."""
    watch, zone = watch_of(database(), case.id), own_zone()
    found = [_sign(one) for one in triggers_of(database(), case.id)]
    if watch is None:
        shown = case.state in OPEN or found
        return WatchLines("", "", found, [], "", case.state in OPEN) if shown else None
    counted = [
        (one, answer_counts(database(), one.id)) for one in check_ins_of(database(), case.id)
    ]
    return WatchLines(
        opened=f"{dated(watch.opened_at, zone)}, {name_of(watch.member_id)}",
        next_check=dated(watch.next_check_at, zone) if watch.next_check_at else "",
        signs=found,
        check_ins=[
            CheckInLine(
                dated(one.asked_at, zone), one.asked_count, counts["well"], counts["problem"]
            )
            for one, counts in counted
        ],
        text=Phrase.ASK_CHECK_IN.value,
    )


def _sign(trigger: WatchTrigger) -> SignLine:
    found = _("It is retaliation") if trigger.confirmed else _("It is not retaliation")
    return SignLine(
        id=trigger.id,
        words=_words(trigger),
        raised=dated(trigger.raised_at, own_zone()),
        waits=trigger.settled_at is None,
        settled=f"{found} ({name_of(trigger.settled_by)})" if trigger.settled_by else "",
    )


def _words(trigger: WatchTrigger) -> str:
    if trigger.people is None:
        return str(KINDS[trigger.kind])
    people = ngettext("%(num)d person", "%(num)d people", trigger.people)
    return f"{KINDS[trigger.kind]} ({people})"
