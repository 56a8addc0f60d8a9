"""What the draft's selects offer: codes that the rules take, with words for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from app.dashboard.wording.alert.alert_texts import FieldWords, lines_of, period_words
from case_management.disclosure.bands import band_after
from case_management.disclosure.fields import AlertFields
from case_management.disclosure.ladder import CaseFacts
from case_management.levels import endangers_life
from config.policy.policy import Policy

Options = list[tuple[str, str]]

PERIODS_BACK = 12
QUARTERS_BACK = 4
DUE_AHEAD = 12


@dataclass(frozen=True)
class Form:
    """The draft as it begins; `fixed` are the fields that the case decides, by name."""

    fixed: Mapping[str, str | None]
    from_case: list[FieldWords]
    factory: Options
    small_factory: bool
    """It is named only where both people sign for it, with a reason."""
    period: Options
    period_now: str
    ilo: Options
    asked_action: Options
    contractor: Options
    remedy_requested: Options
    what_not_to_do: Options
    due_month: Options
    observation: bool
    """True where only a danger to life may go, and only as the monitor's own observation."""


def form_of(facts: CaseFacts, opened_at: datetime, policy: Policy, now: datetime) -> Form:
    """The choices for a case, with the safest or most usual one first."""
    category = policy.categories[facts.category]
    agreed = any(one >= policy.consent.buyer_from for one in facts.consents)
    observation = endangers_life(facts.level) and not agreed
    shown = policy.disclosure.unbanded if observation else _band(facts, policy)
    fixed: dict[str, str | None] = {
        "country": facts.country,
        "region": None,
        "category": facts.category,
        "level": facts.level,
        "evidence_grade": facts.evidence_grade,
        "affected_band": shown,
    }
    small = (facts.worker_count or 0) < policy.disclosure.small_factory_below
    unnamed = ("", gettext("Not named"))
    named = [(facts.factory, facts.factory)] if facts.factory else []
    return Form(
        fixed=fixed,
        from_case=_fixed_in_words(fixed, policy),
        factory=[unnamed, *named] if small else [*named, unnamed],
        small_factory=small,
        period=_periods(facts, policy, now),
        period_now=_period_of(opened_at, quarter=_quarter_needed(facts, policy)),
        ilo=[(code, f"ILO {code}") for code in category.ilo],
        asked_action=_labels(policy.buyer_actions, "ask_contractor"),
        contractor=[*((one, one) for one in facts.contractors), ("", gettext("None named"))],
        remedy_requested=_labels(policy.remedies),
        what_not_to_do=_labels(policy.cautions),
        due_month=_months(now, range(1, DUE_AHEAD + 1)),
        observation=observation,
    )


def _band(facts: CaseFacts, policy: Policy) -> str:
    return band_after(facts.told, facts.affected_count, facts.category, policy, facts.worker_count)


def _fixed_in_words(fixed: Mapping[str, str | None], policy: Policy) -> list[FieldWords]:
    fields = AlertFields(
        reference="",
        factory=None,
        ilo=(),
        period="",
        asked_action="",
        contractor=None,
        what_not_to_do=(),
        remedy_requested="",
        due_month="",
        **fixed,  # type: ignore[arg-type]
    )
    return lines_of(fields, [name for name, value in fixed.items() if value], policy)


def _labels(table: Mapping[str, str], first: str | None = None) -> Options:
    codes = sorted(table, key=lambda code: code != first)
    return [(code, gettext(table[code])) for code in codes]


def _quarter_needed(facts: CaseFacts, policy: Policy) -> bool:
    return facts.worker_count is None or facts.worker_count < policy.disclosure.quarter_below


def _periods(facts: CaseFacts, policy: Policy, now: datetime) -> Options:
    quarter = (now.year * 12 + now.month - 1) // 3
    quarters = [f"{one // 4}-Q{one % 4 + 1}" for one in range(quarter, quarter - QUARTERS_BACK, -1)]
    months = [] if _quarter_needed(facts, policy) else _months(now, range(0, -PERIODS_BACK, -1))
    return months + [(code, period_words(code)) for code in quarters]


def _period_of(at: datetime, quarter: bool) -> str:
    return f"{at.year}-Q{(at.month - 1) // 3 + 1}" if quarter else f"{at.year}-{at.month:02}"


def _months(now: datetime, offsets: range) -> Options:
    this = now.year * 12 + now.month - 1
    codes = [f"{one // 12}-{one % 12 + 1:02}" for one in (this + offset for offset in offsets)]
    return [(code, period_words(code)) for code in codes]
