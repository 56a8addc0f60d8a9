"""Saves what a form of the case page asks for, unless a colleague has written meanwhile."""

from collections.abc import Callable

from flask import request

from app.dashboard.frame.members import name_of
from app.dashboard.frame.page.refused_views import REFUSED, ViewAnswer
from app.dashboard.frame.request import database, services
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.case.side.side import side
from app.dashboard.wording import case_texts
from case_management.cases.models import Case
from case_management.cases.seen_value import WrittenSince, has_to_be_written
from case_management.supply_chain.models import Factory


def saved(
    case: Case, fact: str, wanted: str, write: Callable[[], None], anyway: bool = False
) -> ViewAnswer:
    """The side as it is after `write()`; its form posts as `seen` what it showed in `fact`.

    Where a colleague wrote meanwhile, nothing is written: the side as it is, and a sentence with
    both values. `anyway`: written even where the fact holds this already.
    """
    try:
        if has_to_be_written(case, fact, request.form.get("seen"), wanted) or anyway:
            write()
    except WrittenSince as since:
        return side(case, said=both_in_words(since)), REFUSED, {}
    return side(case)


def both_in_words(since: WrittenSince) -> str:
    """What it is now and what was asked for."""
    if since.fact == "state":
        return gettext(
            "Meanwhile this case was moved to “%(theirs)s”. Your step, “%(yours)s”, was not taken. "
            "Read the case again, then decide.",
            theirs=str(case_texts.STATES[since.theirs]),
            yours=str(case_texts.EVENTS.get(since.yours, since.yours)),
        )
    return gettext(
        "Meanwhile this was changed to “%(theirs)s”. Your choice, “%(yours)s”, was not saved. "
        "Choose again if it is still right.",
        theirs=_in_words(since.fact, since.theirs),
        yours=_in_words(since.fact, since.yours),
    )


def _in_words(fact: str, value: str) -> str:
    if not value:
        return gettext("Not known yet")
    policy = services().policy
    meant: dict[str, Callable[[], str]] = {
        "category": lambda: case_texts.category_words(value, policy),
        "level": lambda: case_texts.level_words(value, policy) if value in policy.levels else value,
        "reprisal_risk": lambda: str(case_texts.RISKS.get(value, value)),
        "assignee_id": lambda: name_of(value),
        "factory_id": lambda: _factory(value),
    }
    return meant[fact]()


def _factory(factory_id: str) -> str:
    found = database().get(Factory, factory_id)
    return found.name if found else factory_id
