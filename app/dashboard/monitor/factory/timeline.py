"""What happened to the cases of a factory, day by day, and how long each lasted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date
from flask_babel import get_locale

from app.dashboard.frame.request import database, now
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.factory.picture import HazardPicture, picture_of
from app.dashboard.wording.case_texts import EVENTS, RESULTS, STATES, category_words
from app.dashboard.wording.times import own_zone
from case_management.alerts.queries import alerts_of
from case_management.audit.audit_action import step_of_case
from case_management.audit.queries import entries_about
from case_management.cases.hazards.seen_again import seen_again
from case_management.cases.models import Case
from case_management.cases.queries import findings
from case_management.cases.rules import ENDED
from config.policy.policy import Policy

WIDE = 300
STEPS: Mapping[str, str] = {
    step_of_case(event): event
    for event in (
        *("plan_remedy", "start_verification", "confirm_remedy", "leave_unconfirmed"),
        *("find_not_remedied", "report_relapse", "close_without_remedy", "close", "reopen"),
    )
}
"""What of a remedy and of an end stands in the timeline, by what the log calls it."""


@dataclass(frozen=True)
class CaseBar:
    """One case: a bar from its first day to its last, or to today."""

    id: str
    reference: str
    kind: str
    state: str
    opened: str
    x: int
    width: int
    ended: bool
    picture: HazardPicture | None
    again: bool
    """Its hazard was seen though workers had confirmed the remedy."""


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened."""

    at: datetime
    day: str
    case_id: str
    reference: str
    what: str


def case_bars(cases: Sequence[Case], policy: Policy) -> list[CaseBar]:
    """The newest first, on one axis from the first case to today."""
    if not cases:
        return []
    first, today = min(one.opened_at for one in cases), now()
    whole = (today - first).total_seconds() or 1
    bars = []
    for case in cases:
        start = (case.opened_at - first).total_seconds()
        end = (_end(case) - first).total_seconds()
        bars.append(
            CaseBar(
                id=case.id,
                reference=case.reference,
                kind=_kind(case, policy),
                state=str(STATES[case.state]),
                opened=_day(case.opened_at),
                x=round(WIDE * start / whole),
                width=max(4, round(WIDE * (end - start) / whole)),
                ended=case.state in ENDED,
                picture=picture_of(case),
                again=seen_again(database(), case),
            )
        )
    return bars


def timeline(cases: Sequence[Case], policy: Policy) -> list[TimelineEntry]:
    """The newest first."""
    found = [entry for case in cases for entry in _of_case(case, policy)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _of_case(case: Case, policy: Policy) -> list[TimelineEntry]:
    happened = [(case.opened_at, gettext("Reported: %(kind)s", kind=_kind(case, policy)))]
    for finding in findings(database(), case.id):
        result = str(RESULTS[finding.result])
        words = gettext(
            "Finding: %(result)s, evidence %(grade)s", result=result, grade=finding.grade
        )
        happened.append((finding.recorded_at, words))
    for alert in alerts_of(database(), case.id):
        if alert.released_at is not None:
            words = gettext("Alert %(reference)s went to buyers", reference=alert.reference)
            happened.append((alert.released_at, words))
    for entry in entries_about(database(), [case.id]):
        event = STEPS.get(entry.action)
        if event is not None:
            happened.append((entry.at, str(EVENTS[event])))
    return [TimelineEntry(at, _day(at), case.id, case.reference, words) for at, words in happened]


def _end(case: Case) -> datetime:
    """The end of a case has a day and no hour."""
    if case.ended_on is None:
        return now()
    ended = datetime.combine(case.ended_on, case.opened_at.timetz())
    return max(case.opened_at, min(ended, now()))


def _kind(case: Case, policy: Policy) -> str:
    return category_words(case.category, policy) if case.category else gettext("Not known yet")


def _day(at: datetime) -> str:
    return format_date(at.astimezone(own_zone()).date(), "d MMM y", locale=get_locale())
