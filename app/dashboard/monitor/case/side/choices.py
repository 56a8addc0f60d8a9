"""What the selects beside the threads offer."""

from dataclasses import dataclass

from app.dashboard.frame.request import database, services
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.case.colleagues import able_colleagues
from app.dashboard.wording import case_texts
from case_management.cases.models import Case
from case_management.cases.queries import proposals
from case_management.levels import Level, is_a_case
from case_management.supply_chain.queries import factories

Options = list[tuple[str, str]]
"""(value, label) of each."""


@dataclass(frozen=True)
class CaseChoices:
    """The options of each select; `proposed` are the categories that a worker's texts suggest."""

    proposed: Options
    categories: Options
    levels: Options
    level_hint: str | None
    factories: Options
    colleagues: Options
    risks: Options
    results: Options
    grades: Options


def choices_of(case: Case) -> CaseChoices:
    """What may be chosen for this case."""
    policy = services().policy
    return CaseChoices(
        proposed=[
            (key, case_texts.category_words(key, policy)) for key in proposals(database(), case)
        ],
        categories=[(key, gettext(one.label)) for key, one in policy.categories.items()],
        levels=_levels(case),
        level_hint=_level_hint(case),
        factories=[
            (one.id, f"{one.name} ({one.country}, {one.code})") for one in factories(database())
        ],
        colleagues=able_colleagues(case),
        risks=[(key, str(label)) for key, label in case_texts.RISKS.items()],
        results=[(key, str(label)) for key, label in case_texts.RESULTS.items()],
        grades=[
            (code, f"{code}: {gettext(label)}") for code, label in policy.evidence.grades.items()
        ],
    )


def _floor(case: Case) -> str:
    category = services().policy.categories.get(case.category or "")
    return category.floor if category else Level.L5


def _levels(case: Case) -> Options:
    # No level below the floor of the kind is offered, but the present one always is.
    lowest = max(_floor(case), case.level)
    policy = services().policy
    return [(code, gettext(one.label)) for code, one in policy.levels.items() if code <= lowest]


def _level_hint(case: Case) -> str | None:
    if not is_a_case(_floor(case)):
        return None
    least = case_texts.level_words(_floor(case), services().policy)
    return gettext("A case of this kind is at least “%(level)s”.", level=least)
