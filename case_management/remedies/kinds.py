"""What an action of a plan is, and who must do or pay it (docs/domain.md, Taxonomy)."""

from enum import StrEnum


class ActionKind(StrEnum):
    """What is to be done. The values stand in rows."""

    STOP_HAZARD = "stop_hazard"
    REPAIR = "repair"
    REPAY = "repay"
    REINSTATE = "reinstate"
    APOLOGY = "apology"
    DISCIPLINE = "discipline"
    POLICY = "policy"
    TRAIN = "train"
    UNION_ACCESS = "union_access"
    CONTRACT_CHANGE = "contract_change"
    AUTHORITY = "authority"
    CARE = "care"


ACTION, REMEDY_NOTE = "remedy-action", "remedy-note"
"""The kinds of sealed records of a plan."""


class Party(StrEnum):
    """Who must do an action, or pay for it. The values stand in rows."""

    FACTORY = "factory"
    CONTRACTOR = "contractor"
    BRAND = "brand"
    BUYER = "buyer"
    AGENT = "agent"
    UNION = "union"
    AUTHORITY = "authority"
    MONITOR = "monitor"
    OTHER = "other"
    """The text of the action says who."""


WITHOUT_CONSULTING = frozenset({ActionKind.STOP_HAZARD, ActionKind.REPAY})
"""A hazard is stopped at once, and what is owed is paid; to all else workers agree first."""
