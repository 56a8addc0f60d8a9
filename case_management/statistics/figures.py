"""What became of the reports of a time: the definitions, so that no number flatters. Pure.

After docs/domain.md, Texts, Outcome statistics: the headline is how many confirmed grievances have
a remedy that workers confirmed; closed is no remedy.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from case_management.findings import is_confirmed
from case_management.levels import Level, is_a_case
from case_management.statistics.remedy_figures import RemedyFigures
from case_management.statistics.share import Share
from case_management.statistics.small_cells import LEAST, Place

RELAPSE_WITHIN = timedelta(days=183)
"""Six months."""

_NOT_ADMITTED = frozenset(
    {"received", "screened", "awaiting_worker", "referred", "out_of_scope", "joined"}
)
_PLANNED = frozenset(
    {
        *("remediation", "verification", "remedied_confirmed", "remedied_unconfirmed"),
        *("not_remedied", "monitoring"),
    }
)


_NOBODY = Share(0, 0)
RETALIATION = "RETALIATION"
"""The category."""


@dataclass(frozen=True)
class CaseFact:
    """What is in the clear about one case; moments are aware, None for what did not happen."""

    level: str
    state: str
    category: str | None
    factory: str | None
    """A name; None where nobody knows it."""
    opened_at: datetime
    contact_due_at: datetime | None
    """Until when somebody had to read it; None where its level has no clock."""
    first_opened_at: datetime | None
    replied_at: datetime | None
    """When a person first wrote to the worker."""
    finding: str | None
    """The newest result."""
    planned: bool
    """A remedy was planned, whatever the case is now."""
    confirmed_at: datetime | None
    """When workers confirmed the remedy last."""
    relapsed_at: datetime | None
    """When the problem came back last."""
    reopened: bool
    linked: tuple[bool, ...] = ()
    """Of each case about retaliation that was opened from it, whether workers confirmed its
    remedy; it has no reports of its own and is no case of its own here."""

    @property
    def retaliation(self) -> bool:
        """Whether a worker came to harm for speaking: by its kind, or as a member found later."""
        return self.category == RETALIATION or bool(self.linked)

    @property
    def admitted(self) -> bool:
        return self.state not in _NOT_ADMITTED

    @property
    def ended(self) -> bool:
        return self.state in ("closed", "referred", "out_of_scope")

    @property
    def remedied(self) -> bool:
        """Workers confirmed it, and it has not come back since."""
        if self.confirmed_at is None:
            return False
        return self.relapsed_at is None or self.relapsed_at < self.confirmed_at


@dataclass(frozen=True)
class ReportCounts:
    """All that came: a try of the line and a question are reports too."""

    received: int
    tests: int
    questions: int


@dataclass(frozen=True)
class ReplyTimes:
    """How long workers waited for a person's first answer."""

    level: str
    replied: int
    unreplied: int
    median: timedelta | None
    """None where too few were answered to say it of nobody."""
    p90: timedelta | None


@dataclass(frozen=True)
class OutcomeFigures:
    """All figures of one time, as they are; what may be shown of them, small_cells.py says."""

    reports: ReportCounts
    valid: Share
    """Cases that were taken on, of those that were no test, question or out of scope."""
    danger_in_time: Share
    """Dangers to life that somebody had read within their first clock."""
    in_time: tuple[tuple[str, Share], ...]
    """By level: cases that were read within their first clock, of those whose clock has ended or
    that were read."""
    replies: tuple[ReplyTimes, ...]
    closed: Share
    remedied: Share
    """The headline: confirmed by workers, of confirmed grievances."""
    reopened: Share
    relapsed: Share
    """Came back within six months, of those that workers had confirmed."""
    retaliation: Share
    """Cases about retaliation by their kind, or with a case about it that was opened from them."""
    flow: tuple[tuple[str, int], ...]
    """From report to confirmed remedy: each step and how many came so far."""
    places: tuple[tuple[Place, int], ...]
    """Cases by (factory or "?", category or "?")."""
    remedies: RemedyFigures
    content: Share = _NOBODY
    """Workers who are content with how their case was closed, of those who said yes or no; apart
    from what workers confirmed."""
    content_answered: Share = _NOBODY
    """Who said so, of those who were asked."""
    retaliation_remedied: Share = _NOBODY
    """Confirmed by workers, of all cases about retaliation, those that were opened from others
    among them."""
    retaliation_linked: int = 0
    """Cases that are about retaliation only by what was opened from them: beside the table of kinds
    the share tells their number."""


def figures(
    reports: ReportCounts, facts: Sequence[CaseFact], now: datetime, remedies: RemedyFigures
) -> OutcomeFigures:
    """Counts them all; a case of several reports is one case."""
    cases = [one for one in facts if is_a_case(one.level)]
    confirmed = [one for one in cases if is_confirmed(one.finding)]
    ever_confirmed = [one for one in cases if one.confirmed_at is not None]
    danger = [one for one in cases if one.level == Level.L1]
    valid = [one for one in cases if one.state != "out_of_scope"]
    return OutcomeFigures(
        reports=reports,
        valid=_share(valid, lambda one: one.admitted),
        danger_in_time=_in_time(danger, now),
        in_time=tuple((level, _in_time(_of(cases, level), now)) for level in _levels()),
        replies=tuple(_replies(level, _of(cases, level)) for level in _levels()),
        closed=_share(cases, lambda one: one.ended),
        remedied=_share(confirmed, lambda one: one.remedied),
        reopened=_share(
            [one for one in cases if one.ended or one.reopened], lambda one: one.reopened
        ),
        relapsed=_share(ever_confirmed, _relapsed_soon),
        retaliation=_share(cases, lambda one: one.retaliation),
        flow=_flow(reports, cases, confirmed),
        places=tuple(
            sorted(Counter((one.factory or "?", one.category or "?") for one in cases).items())
        ),
        remedies=remedies,
        retaliation_remedied=_remedied_retaliation(cases),
        retaliation_linked=sum(bool(one.linked) and one.category != RETALIATION for one in cases),
    )


def _remedied_retaliation(cases: Sequence[CaseFact]) -> Share:
    remedied = [one.remedied for one in cases if one.category == RETALIATION]
    remedied += [linked for one in cases for linked in one.linked]
    return Share(sum(remedied), len(remedied))


def _levels() -> tuple[str, ...]:
    return tuple(str(level) for level in Level if is_a_case(level))


def _of(cases: Iterable[CaseFact], level: str) -> list[CaseFact]:
    return [one for one in cases if one.level == level]


def _share(cases: Sequence[CaseFact], holds: Callable[[CaseFact], bool]) -> Share:
    return Share(sum(holds(one) for one in cases), len(cases))


def _in_time(cases: Sequence[CaseFact], now: datetime) -> Share:
    """What is unread and not late yet counts neither way."""
    judged = [
        (one.first_opened_at, one.contact_due_at)
        for one in cases
        if one.contact_due_at is not None
        and (one.first_opened_at is not None or one.contact_due_at <= now)
    ]
    kept = sum(read is not None and read <= due for read, due in judged)
    return Share(kept, len(judged))


def _replies(level: str, cases: Sequence[CaseFact]) -> ReplyTimes:
    waited = sorted(one.replied_at - one.opened_at for one in cases if one.replied_at is not None)
    return ReplyTimes(
        level,
        len(waited),
        len(cases) - len(waited),
        median=_quantile(waited, 50) if len(waited) >= LEAST else None,
        p90=_quantile(waited, 90) if len(waited) >= 2 * LEAST else None,
    )


def _quantile(waited: Sequence[timedelta], percent: int) -> timedelta:
    """The nearest rank: a time that somebody did wait, at least so many in a hundred no longer."""
    rank = -(-len(waited) * percent // 100)
    return max(waited[max(rank, 1) - 1], timedelta(0))


def _relapsed_soon(one: CaseFact) -> bool:
    if one.confirmed_at is None or one.relapsed_at is None:
        return False
    return timedelta(0) <= one.relapsed_at - one.confirmed_at <= RELAPSE_WITHIN


def _flow(
    reports: ReportCounts, cases: Sequence[CaseFact], confirmed: Sequence[CaseFact]
) -> tuple[tuple[str, int], ...]:
    planned = [one for one in confirmed if one.planned or one.state in _PLANNED]
    return (
        ("received", reports.received),
        ("cases", len(cases)),
        ("admitted", sum(one.admitted for one in cases)),
        ("confirmed", len(confirmed)),
        ("planned", len(planned)),
        ("remedied", sum(one.remedied for one in confirmed)),
    )
