"""Who may be told of a case, from its workers outwards to the public, and what. Pure.

One table for every audience (docs/domain.md, Disclosure). Each rule that holds a case back says
which it is and what would satisfy it; its sentence stands in the dashboard's refusal texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from case_management.disclosure.bands import ToldBand
from case_management.disclosure.fields import AlertFields
from case_management.findings import is_confirmed
from case_management.levels import endangers_life
from case_management.refusals import Refusal
from config.policy.cases.evidence import Audience, Consent
from config.policy.policy import Policy


@dataclass(frozen=True)
class CaseFacts:
    """What the house knows about the case when somebody wants to tell of it.

    `worker_count` is the factory's, `affected_count` the workers plausibly affected (never the
    number of reports); None is unknown and treated as too few. `consents` has one level for each
    reporter. `reached` are the affiliates whose contracts reach the factory, `contractors` those
    contracts' contractors, by name. `not_before` is the drawn delay (see delay.py). `told` is what
    was released before of this factory and category to anybody, the oldest first.
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
    told: tuple[ToldBand, ...] = ()


@dataclass(frozen=True)
class Objection:
    """Why something may not be told."""

    field: str
    """Of the alert, or what else of the case is lacking."""
    code: str
    """Names the rule."""
    values: tuple[str, ...] = ()
    """Fill the sentence's one place, between commas."""

    def refusal(self) -> Refusal:
        """The same, to be raised."""
        values = {"values": ", ".join(self.values)} if self.values else {}
        return Refusal(self.code, **values)


_ALERT = frozenset(field.name for field in fields(AlertFields))


@dataclass(frozen=True)
class Rung:
    """What one audience may be told, and what must hold before."""

    fields: frozenset[str]
    """Names of AlertFields; nothing else exists for this audience."""
    found: bool = True
    """Only what was found true, or a danger to life."""
    quiet: bool = True
    """Not soon after a worker wrote, not before the drawn day, and no oftener than once a month."""


_DONE = frozenset({"category", "ilo", "remedy_requested", "due_month"})
RUNGS: Mapping[Audience, Rung] = {
    # They told it themselves; no field of anybody else's is added.
    Audience.WORKER: Rung(_DONE | {"level", "asked_action"}, found=False, quiet=False),
    # Knows its own factory: every range and month would point at somebody.
    Audience.EMPLOYER: Rung(_DONE | {"what_not_to_do"}, found=False, quiet=False),
    Audience.BRAND: Rung(_ALERT - {"contractor", "affected_band"}),
    Audience.BUYER: Rung(_ALERT),
    Audience.PANEL: Rung(_ALERT - {"factory", "region"}),
    # Figures alone, of many cases (case_management/publication).
    Audience.PUBLIC: Rung(frozenset({"country", "category", "level"})),
}


def needed_consent(audience: Audience, consent: Consent) -> str:
    """What one reporter at least must have agreed to before this audience is told."""
    if audience is Audience.BUYER:
        return consent.buyer_from
    return consent.others.get(audience, consent.silence)


def may_tell(
    audience: Audience, facts: CaseFacts, policy: Policy, now: datetime
) -> tuple[Objection, ...]:
    """All that holds the case back from an audience, whatever would be said; `now` is aware."""
    checks = (_grounds, _consent, _moment)
    return tuple(one for check in checks for one in check(audience, facts, policy, now))


def _grounds(
    audience: Audience, f: CaseFacts, policy: Policy, now: datetime
) -> Iterator[Objection]:
    if audience is Audience.WORKER:
        return
    life = endangers_life(f.level)
    if RUNGS[audience].found:
        if not is_confirmed(f.finding) and not life:
            yield Objection("level", "no_finding")
        needed = policy.evidence.life_from if life else policy.evidence.substantiated_from
        if f.evidence_grade < needed:
            yield Objection("evidence_grade", "weak_evidence", (needed,))
    if not f.reprisal_assessed:
        yield Objection("reprisal", "no_reprisal_assessment")


def _consent(
    audience: Audience, f: CaseFacts, policy: Policy, now: datetime
) -> Iterator[Objection]:
    needed = needed_consent(audience, policy.consent)
    if any(level >= needed for level in f.consents):
        return
    if audience is Audience.WORKER:
        return
    if not endangers_life(f.level):
        yield Objection("consent", "no_consent", (needed,))
    elif not f.monitor_observation:
        yield Objection("consent", "not_an_observation")


def _moment(audience: Audience, f: CaseFacts, policy: Policy, now: datetime) -> Iterator[Objection]:
    if endangers_life(f.level) or not RUNGS[audience].quiet:
        return
    quiet = timedelta(hours=policy.disclosure.quiet_hours)
    if f.last_worker_message_at is not None and now < f.last_worker_message_at + quiet:
        yield Objection("moment", "too_soon_after_message", (str(policy.disclosure.quiet_hours),))
    if f.not_before is not None and now.date() < f.not_before:
        yield Objection("moment", "delayed")
    if f.releases_this_month >= policy.disclosure.updates_per_month:
        yield Objection("moment", "update_limit")
