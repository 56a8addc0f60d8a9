"""The plan where workers may not organise: it is bound to days (docs/domain.md, Seed, rows 35 and
36). Pure."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum

from case_management.refusals import Refusal
from case_management.remedies.kinds import ActionKind

CONVENTIONS = frozenset({"C087", "C098"})
"""Of the ILO, on freedom of association and on bargaining: a category that names one is of it."""


class Breach(StrEnum):
    """What was done against workers who organise. The values stand in rows."""

    THREAT = "threat"
    DISMISSAL = "dismissal"
    BLACKLIST = "blacklist"
    SHAM_UNION = "sham_union"
    NO_BARGAINING = "no_bargaining"


class Element(StrEnum):
    """What such a plan usually holds. The values stand in rows."""

    REINSTATEMENT = "reinstatement"
    BACK_PAY = "back_pay"
    ACCESS = "access"
    STATEMENT = "statement"
    NO_BLACKLIST = "no_blacklist"
    DIALOGUE = "dialogue"


KIND_OF: Mapping[Element, ActionKind] = {
    Element.REINSTATEMENT: ActionKind.REINSTATE,
    Element.BACK_PAY: ActionKind.REPAY,
    Element.ACCESS: ActionKind.UNION_ACCESS,
    Element.STATEMENT: ActionKind.APOLOGY,
    Element.NO_BLACKLIST: ActionKind.POLICY,
    Element.DIALOGUE: ActionKind.UNION_ACCESS,
}
"""What kind of action each is."""


def is_of_association(conventions: Collection[str], breaches: Collection[str]) -> bool:
    """Whether a plan is bound to days: by the conventions of the case's category, or because
    members named what was done against those who organise."""
    return bool(CONVENTIONS & set(conventions)) or bool(breaches)


def check_breaches(breaches: Collection[str]) -> None:
    """Raises Refusal for an unknown code."""
    if not set(breaches) <= set(Breach):
        raise Refusal("unknown_code")


def check_element(element: str | None, kind: str) -> None:
    """Raises Refusal for an unknown element, or one that is of another kind of action."""
    if element is not None and (element not in set(Element) or KIND_OF[Element(element)] != kind):
        raise Refusal("unknown_code")


def check_day_ahead(due_on: date, today: date) -> None:
    """Raises Refusal where an action would be agreed whose day is over: nobody could keep it.
    `today` is of UTC."""
    # It is still the last day in the west of our zone.
    if due_on < today - timedelta(days=1):
        raise Refusal("agreed_day_past")
