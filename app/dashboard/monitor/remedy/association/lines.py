"""What a plan for freedom of association needs, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.dashboard.frame.request import database, services
from app.dashboard.wording.association_texts import BREACHES, ELEMENTS
from app.dashboard.wording.days import day_words
from case_management.cases.clocks.set_clocks import is_time_bound
from case_management.cases.models import Case
from case_management.remedies.association import KIND_OF
from case_management.remedies.models import RemedyAction
from case_management.remedies.queries import breaches_of
from case_management.remedies.rules import DROPPED


@dataclass(frozen=True)
class ElementLine:
    """One of what such a plan usually holds."""

    code: str
    kind: str
    """The kind of action that it is."""
    label: str
    due: str
    """When it is due; empty where the plan does not hold it yet."""
    action_id: str


@dataclass(frozen=True)
class AssociationLines:
    """What the page says of it."""

    is_time_bound: bool
    breaches: list[tuple[str, str, bool]]
    """(code, label, whether it is named) of each."""
    named: list[str]
    elements: list[ElementLine]


def association_lines(case: Case, actions: Sequence[RemedyAction]) -> AssociationLines:
    """`actions` are those of the plan, the first due first."""
    named = breaches_of(database(), case.id)
    held: dict[str, RemedyAction] = {}
    for one in actions:
        if one.element and one.state not in DROPPED:
            held.setdefault(one.element, one)
    elements = []
    for element, kind in KIND_OF.items():
        action = held.get(element)
        due = day_words(action.due_on) if action else ""
        label = str(ELEMENTS[element])
        elements.append(ElementLine(element, kind, label, due, action.id if action else ""))
    return AssociationLines(
        is_time_bound=is_time_bound(database(), case, services().policy),
        breaches=[(code, str(label), code in named) for code, label in BREACHES.items()],
        named=[str(BREACHES[one]) for one in named],
        elements=elements,
    )
