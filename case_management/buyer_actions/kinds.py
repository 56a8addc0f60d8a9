"""What a buyer can do about an alert, and the duty of a state that it belongs to. Pure.

Kinds: docs/domain.md, Ready-to-use lists. Verbs: UN Guiding Principles, 1 and 6.
"""

from collections.abc import Mapping
from enum import StrEnum

from case_management.refusals import Refusal


class Verb(StrEnum):
    """The four things that a state owes whoever is harmed."""

    PREVENT = "prevent"
    INVESTIGATE = "investigate"
    PUNISH = "punish"
    REDRESS = "redress"


ACKNOWLEDGE = "acknowledge"
"""By the button below the alert; never by the form."""
TERMINATE = "terminate"
SUSPEND = "suspend_orders"

VERBS: Mapping[str, Verb] = {
    ACKNOWLEDGE: Verb.INVESTIGATE,
    "ask_contractor": Verb.INVESTIGATE,
    "meeting": Verb.INVESTIGATE,
    "demand_access": Verb.INVESTIGATE,
    "report_parent": Verb.INVESTIGATE,
    "joint_letter": Verb.PREVENT,
    "demand_plan": Verb.PREVENT,
    "adjust_terms": Verb.PREVENT,
    "fund_remedy": Verb.REDRESS,
    "liquidated_damages": Verb.PUNISH,
    "withhold_extension": Verb.PUNISH,
    SUSPEND: Verb.PUNISH,
    TERMINATE: Verb.PUNISH,
}
"""Each kind, the mildest of a verb first."""

RECORDED = tuple(kind for kind in VERBS if kind != ACKNOWLEDGE)
"""What a buyer writes down."""


def check_kind(kind: str, note: str) -> Verb:
    """The verb of an action that is to be written down. Raises Refusal."""
    if kind not in RECORDED:
        raise Refusal("buyer_action_unknown")
    if kind == TERMINATE and not note:
        raise Refusal("termination_without_workers")
    if kind == SUSPEND and not note:
        raise Refusal("suspension_without_consultation")
    return VERBS[kind]


def by_verb() -> Mapping[Verb, tuple[str, ...]]:
    """The kinds that are written down, as a form offers them."""
    return {verb: tuple(kind for kind in RECORDED if VERBS[kind] == verb) for verb in Verb}
