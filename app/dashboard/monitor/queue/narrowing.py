"""What the list of cases is narrowed to: it stands in the address, where it can be kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request
from flask_babel import lazy_gettext as _

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.alert.alert_texts import language_name
from app.dashboard.wording.case_texts import STATES, category_words, level_words
from app.dashboard.wording.times import own_today
from case_management.cases.lists.case_list import NOBODY, UNKNOWN, CaseFilter
from case_management.cases.rules import OPEN
from case_management.supply_chain.queries import factories

MINE = "mine"
WATCHED = "watched"
NEWEST = "newest"
NAMES = (
    *("assigned", "state", "level", "kind", "factory", "language"),
    *("unread", "late", "waiting", "sign", "overdue", "others", "asked", "order"),
)
"""Of the selects, and of what may stand in the address."""
LONGEST = 40
"""Characters of a value: an id, a code."""


@dataclass(frozen=True)
class Narrowing:
    """One select of the page: its name, its label, what is chosen, what may be."""

    name: str
    label: str
    value: str
    options: list[tuple[str, str]]
    empty: str
    """What stands there where nothing is chosen."""


def chosen() -> dict[str, str]:
    """What the address narrows the list to, by the names of the selects; {} for nothing."""
    return narrowing_in(request.args)


def narrowing_in(given: Mapping[str, str]) -> dict[str, str]:
    """The same of a form, or of a view that was kept."""
    return {name: value for name in NAMES if (value := given.get(name, "").strip()[:LONGEST])}


def case_filter() -> CaseFilter | None:
    """The same for the list; None where it is not narrowed."""
    given = chosen()
    return filter_of(given) if given else None


def filter_of(given: Mapping[str, str]) -> CaseFilter:
    """What a list is narrowed to by these names and values."""
    assigned = given.get("assigned", "")
    return CaseFilter(
        assignee={MINE: current_member().id, WATCHED: None}.get(assigned, assigned),
        watcher=current_member().id if assigned == WATCHED else None,
        level=given.get("level"),
        category=given.get("kind"),
        factory=given.get("factory"),
        language=given.get("language"),
        state=given.get("state"),
        unread="unread" in given,
        late_at=now() if "late" in given else None,
        waiting="waiting" in given,
        wants_others="others" in given,
        signs="sign" in given,
        overdue_on=own_today() if "overdue" in given else None,
        asks=current_member().id if "asked" in given else None,
        newest=given.get("order") == NEWEST,
    )


def narrowings() -> list[Narrowing]:
    """The selects, as they stand."""
    policy, given = services().policy, chosen()
    offered = (
        (
            "assigned",
            _("Assigned to"),
            [
                (MINE, gettext("me")),
                (NOBODY, gettext("nobody")),
                (WATCHED, gettext("anybody, if I follow it")),
            ],
        ),
        ("state", _("State"), [(one, str(STATES[one])) for one in OPEN]),
        ("level", _("Level"), [(one, level_words(one, policy)) for one in policy.levels]),
        ("kind", _("Kind"), [(one, category_words(one, policy)) for one in policy.categories]),
        (
            "factory",
            _("Factory"),
            [(UNKNOWN, gettext("not known yet"))]
            + [(one.id, f"{one.name} ({one.country})") for one in factories(database())],
        ),
        (
            "language",
            _("Language"),
            [(one.code, language_name(one.code)) for one in policy.languages],
        ),
        ("unread", _("Unread"), [("1", gettext("unread only"))]),
        ("late", _("Deadline"), [("1", gettext("passed"))]),
        ("waiting", _("Worker"), [("1", gettext("waits for an answer"))]),
        ("sign", _("Retaliation"), [("1", gettext("a sign waits"))]),
        ("overdue", _("Plan of the remedy"), [("1", gettext("an action is overdue"))]),
        ("others", _("Wish"), [("1", gettext("for another organisation"))]),
        ("asked", _("Asked of me"), [("1", gettext("to agree to a lower level"))]),
        ("order", _("Order"), [(NEWEST, gettext("newest first"))]),
    )
    return [
        Narrowing(
            name,
            str(label),
            given.get(name, ""),
            options,
            gettext("by urgency") if name == "order" else gettext("all"),
        )
        for name, label, options in offered
    ]
