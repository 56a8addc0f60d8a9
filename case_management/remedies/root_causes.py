"""Why a grievance could happen: causes as codes, in their groups (docs/domain.md, Taxonomy).

Those of purchasing are Better Buying's seven, and what monitors meet most often of them.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from case_management.refusals import Refusal


class CauseGroup(StrEnum):
    """With whom a cause lies."""

    FACTORY = "factory"
    PURCHASING = "purchasing"
    TENDER = "tender"
    CONTEXT = "context"


class RootCause(StrEnum):
    """The values stand in rows."""

    MANAGEMENT_SYSTEM = "management_system"
    SUPERVISOR_CONDUCT = "supervisor_conduct"
    NO_RECORDS = "no_records"
    DISREGARD_OF_LAW = "disregard_of_law"
    EQUIPMENT_BUILDING = "equipment_building"
    PIECE_RATE = "piece_rate"
    SUBCONTRACTING = "subcontracting"
    RECRUITMENT_AGENT = "recruitment_agent"
    FORECASTING = "forecasting"
    DESIGN = "design"
    COST_NEGOTIATION = "cost_negotiation"
    SOURCING = "sourcing"
    PAYMENT_TERMS = "payment_terms"
    PROCESS_MANAGEMENT = "process_management"
    PARTNERSHIP = "partnership"
    PRICE_BELOW_COST = "price_below_cost"
    SHORT_LEAD_TIME = "short_lead_time"
    LATE_CHANGE = "late_change"
    LATE_PAYMENT = "late_payment"
    VOLUME_SWING = "volume_swing"
    SHORT_CONTRACT = "short_contract"
    LOWEST_PRICE_AWARD = "lowest_price_award"
    NO_CLAUSE = "no_clause"
    NO_MONITORING_BUDGET = "no_monitoring_budget"
    LAW_GAP = "law_gap"
    WEAK_INSPECTION = "weak_inspection"
    UNION_REPRESSION = "union_repression"
    MIGRATION_RULES = "migration_rules"


GROUPS: Mapping[CauseGroup, tuple[RootCause, ...]] = {
    CauseGroup.FACTORY: (
        RootCause.MANAGEMENT_SYSTEM,
        RootCause.SUPERVISOR_CONDUCT,
        RootCause.NO_RECORDS,
        RootCause.DISREGARD_OF_LAW,
        RootCause.EQUIPMENT_BUILDING,
        RootCause.PIECE_RATE,
        RootCause.SUBCONTRACTING,
        RootCause.RECRUITMENT_AGENT,
    ),
    CauseGroup.PURCHASING: (
        RootCause.PRICE_BELOW_COST,
        RootCause.SHORT_LEAD_TIME,
        RootCause.LATE_CHANGE,
        RootCause.LATE_PAYMENT,
        RootCause.VOLUME_SWING,
        RootCause.SHORT_CONTRACT,
        RootCause.FORECASTING,
        RootCause.DESIGN,
        RootCause.COST_NEGOTIATION,
        RootCause.SOURCING,
        RootCause.PAYMENT_TERMS,
        RootCause.PROCESS_MANAGEMENT,
        RootCause.PARTNERSHIP,
    ),
    CauseGroup.TENDER: (
        RootCause.LOWEST_PRICE_AWARD,
        RootCause.NO_CLAUSE,
        RootCause.NO_MONITORING_BUDGET,
    ),
    CauseGroup.CONTEXT: (
        RootCause.LAW_GAP,
        RootCause.WEAK_INSPECTION,
        RootCause.UNION_REPRESSION,
        RootCause.MIGRATION_RULES,
    ),
}
"""Each cause once, in the order of the page."""


def check_causes(causes: Collection[str], primary: str) -> None:
    """Raises Refusal unless these are causes and `primary` is one of them."""
    if not set(causes) <= set(RootCause):
        raise Refusal("cause_unknown")
    if not causes:
        raise Refusal("causes_missing")
    if primary not in causes:
        raise Refusal("primary_cause_missing")
