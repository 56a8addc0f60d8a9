"""A worker who does not agree with a finding or an end, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database
from app.dashboard.wording.case_texts import EVENTS
from app.dashboard.wording.times import dated, own_zone
from case_management.cases.contests.models import Contest, ContestKind, contests_of
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from intake.dialogue.model.phrases import Phrase

KINDS: Mapping[str, LazyString] = {
    ContestKind.DIGIT: _("The worker does not agree."),
    ContestKind.WORDS: _("The worker wrote after the case was closed."),
}


@dataclass(frozen=True)
class ContestLine:
    """One contest."""

    words: str
    raised: str
    report: int
    """The number of the report on the page; 0 where there is only one."""
    settled: str
    """By which step and whose; "" while it waits."""


@dataclass(frozen=True)
class ContestLines:
    """What the head of the page shows of contests."""

    lines: list[ContestLine]
    asks: str
    """In English, what the workers were told and asked last; "" where nothing waits."""

    @property
    def waits(self) -> bool:
        """Whether one waits for a member."""
        return any(not one.settled for one in self.lines)


def contest_lines(case: Case) -> ContestLines:
    """The newest first."""
    found = contests_of(database(), case.id)
    if not found:
        return ContestLines([], "")
    numbers = {one.id: at for at, one in enumerate(reports_in(database(), case.id), start=1)}
    lines = [_line(one, numbers) for one in found]
    said = any(one.kind == ContestKind.DIGIT and one.settled_at is None for one in found)
    closed = case.state == "contested"
    asks = Phrase.ASK_CONTENT if closed else Phrase.ASK_AGREES
    return ContestLines(lines, asks.value if said else "")


def _line(contest: Contest, numbers: Mapping[str, int]) -> ContestLine:
    outcome = EVENTS.get(contest.outcome or "", "")
    return ContestLine(
        words=str(KINDS[contest.kind]),
        raised=dated(contest.raised_at, own_zone()),
        report=numbers.get(contest.report_id, 0) if len(numbers) > 1 else 0,
        settled=f"{outcome} ({name_of(contest.settled_by)})" if contest.settled_by else "",
    )
