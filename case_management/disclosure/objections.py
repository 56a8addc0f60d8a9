"""What blocks an alert to public buyers (docs/domain.md, Disclosure). Pure.

After the publication policies of Electronics Watch and statistical practice for small cells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from case_management.disclosure.fields import REFERENCE, AlertFields
from case_management.findings import is_confirmed
from case_management.levels import endangers_life
from case_management.refusals import Refusal
from config.policy.policy import Policy

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_OLDEST_YEAR = 2000
_MONTHS_AHEAD = 24


@dataclass(frozen=True)
class CaseFacts:
    """What the house knows about the case when somebody wants to alert.

    `worker_count` is the factory's, `affected_count` the workers plausibly affected (never the
    number of reports); None is unknown and treated as too few. `consents` has one level for each
    reporter. `reached` are the affiliates whose contracts reach the factory, `contractors` those
    contracts' contractors, by name. `not_before` is the drawn delay (see delay.py).
    """

    level: str
    category: str
    finding: str | None
    evidence_grade: str
    consents: tuple[str, ...]
    factory: str | None
    country: str
    region: str | None
    worker_count: int | None
    affected_count: int | None
    contractors: tuple[str, ...]
    recipients: tuple[str, ...]
    reached: frozenset[str]
    last_worker_message_at: datetime | None
    reprisal_assessed: bool
    head_office_note: bool = False
    monitor_observation: bool = False
    not_before: date | None = None
    releases_this_month: int = 0


@dataclass(frozen=True)
class Objection:
    """Why an alert may not go."""

    field: str
    """Of the alert, or what else of the case is lacking."""
    code: str
    """Names the reason."""
    values: tuple[str, ...] = ()
    """Fill the sentence's one place, between commas."""

    def refusal(self) -> Refusal:
        """The same, to be raised."""
        values = {"values": ", ".join(self.values)} if self.values else {}
        return Refusal(self.code, **values)


def band(affected_count: int | None, category: str, policy: Policy) -> str:
    """The band that may be shown for a number of affected workers; "a group" below the k rule."""
    least = policy.categories[category].k
    shown = policy.disclosure.unbanded
    for one in policy.disclosure.bands:
        if affected_count is not None and least <= one.start <= affected_count:
            shown = one.code
    return shown


def object_to(
    facts: CaseFacts, alert: AlertFields, policy: Policy, now: datetime
) -> tuple[Objection, ...]:
    """All that blocks an alert, field by field; empty when it may be proposed (`now` is aware)."""
    checks = (_grounds, _consent, _contracts, _truth, _codes, _place, _times, _numbers, _moment)
    return tuple(objection for check in checks for objection in check(facts, alert, policy, now))


def _grounds(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    life = endangers_life(f.level)
    if not is_confirmed(f.finding) and not life:
        yield Objection("level", "no_finding")
    needed = policy.evidence.life_from if life else policy.evidence.substantiated_from
    if f.evidence_grade < needed:
        yield Objection("evidence_grade", "weak_evidence", (needed,))
    if not f.reprisal_assessed:
        yield Objection("reprisal", "no_reprisal_assessment")


def _consent(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    needed = policy.consent.buyer_from
    if any(level >= needed for level in f.consents):
        return
    if not endangers_life(f.level):
        yield Objection("consent", "no_consent", (needed,))
    elif not f.monitor_observation:
        yield Objection("consent", "not_an_observation")
    elif a.affected_band != policy.disclosure.unbanded:
        yield Objection("affected_band", "not_stripped")


def _contracts(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    if not f.recipients:
        yield Objection("recipients", "no_recipients")
    beyond = tuple(sorted(set(f.recipients) - f.reached))
    if beyond:
        yield Objection("recipients", "not_reached", beyond)


def _truth(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    for name in ("country", "category", "level", "evidence_grade"):
        if getattr(a, name) != getattr(f, name):
            yield Objection(name, "differs")
    for name in ("factory", "region"):
        if getattr(a, name) not in (None, getattr(f, name)):
            yield Objection(name, "differs_or_left_out")
    if a.contractor is not None and a.contractor not in f.contractors:
        yield Objection("contractor", "contractor_differs")


def _codes(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    if not REFERENCE.fullmatch(a.reference):
        yield Objection("reference", "bad_reference")
    known = {
        "ilo": {code for category in policy.categories.values() for code in category.ilo},
        "asked_action": set(policy.buyer_actions),
        "what_not_to_do": set(policy.cautions),
        "remedy_requested": set(policy.remedies),
    }
    for name, codes in known.items():
        value = getattr(a, name)
        chosen = (value,) if isinstance(value, str) else value
        if not set(chosen) <= codes or len(set(chosen)) < len(chosen):
            yield Objection(name, "unknown_code")


def _place(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    least = policy.disclosure.small_factory_below
    small = f.worker_count is None or f.worker_count < least
    if a.factory is not None and small and not f.head_office_note:
        yield Objection("factory", "small_factory", (str(least),))


def _times(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    this_month = now.year * 12 + now.month - 1
    month, quarter = _MONTH.fullmatch(a.period), _QUARTER.fullmatch(a.period)
    if month:
        begins = _months(month)
    elif quarter:
        begins = int(quarter[1]) * 12 + (int(quarter[2]) - 1) * 3
    if not (month or quarter) or not _OLDEST_YEAR * 12 <= begins <= this_month:
        yield Objection("period", "bad_period")
    elif month and (f.worker_count is None or f.worker_count < policy.disclosure.quarter_below):
        below = policy.disclosure.quarter_below
        yield Objection("period", "quarter_needed", (str(below),))
    due = _MONTH.fullmatch(a.due_month)
    if not due or not this_month <= _months(due) <= this_month + _MONTHS_AHEAD:
        yield Objection("due_month", "bad_month", (str(_MONTHS_AHEAD),))


def _numbers(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    may_show = {policy.disclosure.unbanded, band(f.affected_count, f.category, policy)}
    if a.affected_band not in may_show:
        yield Objection("affected_band", "bad_band", tuple(sorted(may_show)))


def _moment(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    if endangers_life(f.level):
        return
    quiet = timedelta(hours=policy.disclosure.quiet_hours)
    if f.last_worker_message_at is not None and now < f.last_worker_message_at + quiet:
        yield Objection("moment", "too_soon_after_message", (str(policy.disclosure.quiet_hours),))
    if f.not_before is not None and now.date() < f.not_before:
        yield Objection("moment", "delayed")
    if f.releases_this_month >= policy.disclosure.updates_per_month:
        yield Objection("moment", "update_limit")


def _months(match: re.Match[str]) -> int:
    return int(match[1]) * 12 + int(match[2]) - 1
