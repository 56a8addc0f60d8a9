"""What blocks an alert to public buyers, field by field (docs/domain.md, Disclosure). Pure.

After the publication policies of Electronics Watch and statistical practice for small cells.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from case_management.disclosure.bands import band_after
from case_management.disclosure.fields import REFERENCE, AlertFields
from case_management.disclosure.ladder import CaseFacts, Objection, may_tell, needed_consent
from case_management.levels import endangers_life
from config.policy.cases.evidence import Audience
from config.policy.policy import Policy

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_OLDEST_YEAR = 2000
_MONTHS_AHEAD = 24


def object_to(
    facts: CaseFacts, alert: AlertFields, policy: Policy, now: datetime
) -> tuple[Objection, ...]:
    """All that blocks an alert, field by field; empty when it may be proposed (`now` is aware)."""
    checks = (_stripped, _contracts, _truth, _codes, _place, _times, _numbers)
    about_fields = (one for check in checks for one in check(facts, alert, policy, now))
    return (*may_tell(Audience.BUYER, facts, policy, now), *about_fields)


def _stripped(f: CaseFacts, a: AlertFields, policy: Policy, now: datetime) -> Iterator[Objection]:
    """Without a worker's consent a danger to life is told as the hazard alone."""
    needed = needed_consent(Audience.BUYER, policy.consent)
    agreed = any(level >= needed for level in f.consents)
    alone = endangers_life(f.level) and f.monitor_observation and not agreed
    if alone and a.affected_band != policy.disclosure.unbanded:
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
    own = band_after(f.told, f.affected_count, f.category, policy, f.worker_count)
    may_show = {policy.disclosure.unbanded, own}
    if a.affected_band not in may_show:
        yield Objection("affected_band", "bad_band", tuple(sorted(may_show)))


def _months(match: re.Match[str]) -> int:
    return int(match[1]) * 12 + int(match[2]) - 1
