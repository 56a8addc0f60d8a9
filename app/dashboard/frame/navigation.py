"""The pages that a member may open, with how much waits on each."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from flask_babel import LazyString, lazy_gettext

from app.accounts.current_member import CurrentMember, current_member_or_none
from app.dashboard.frame.permissions import PERMISSIONS

Counter = Callable[[CurrentMember], int]


@dataclass(frozen=True)
class Place:
    """One entry of the navigation; `waiting` is a number of things, 0 for none."""

    label: str
    address: str
    here: bool
    waiting: int


# Endpoint and label, in their order. Each is shown to those whom the permission table lets in.
PLACES: tuple[tuple[str, LazyString], ...] = (
    ("cases.queue", lazy_gettext("Cases")),
    ("cases.ended", lazy_gettext("Ended")),
    ("releases.index", lazy_gettext("To release")),
    ("received.index", lazy_gettext("Alerts")),
    ("quarantine.index", lazy_gettext("Quarantine")),
    ("ledger.index", lazy_gettext("Ledger")),
    ("awareness.index", lazy_gettext("Reach")),
    ("accounts.people", lazy_gettext("People")),
    ("practice.index", lazy_gettext("Practice")),
)
# Pages below a place, like one case, belong to it.
WITHIN = {
    "cases": "cases.queue",
    "alerts": "cases.queue",
    "releases": "releases.index",
    "received": "received.index",
    "awareness": "awareness.index",
}
EXTENSION = "firedoor_counters"


def set_up_navigation(app: Flask) -> None:
    """Gives templates `navigation()` and `member`."""
    app.extensions.setdefault(EXTENSION, {})
    app.jinja_env.globals["navigation"] = navigation
    app.context_processor(lambda: {"member": current_member_or_none()})


def count_with(app: Flask, endpoint: str, counter: Counter) -> None:
    """Shows how much waits on a page beside its name."""
    app.extensions.setdefault(EXTENSION, {})[endpoint] = counter


def navigation() -> list[Place]:
    """Her places, in order; empty for strangers."""
    member = current_member_or_none()
    if member is None:
        return []
    counters: dict[str, Counter] = current_app.extensions[EXTENSION]
    here = _here()
    places = []
    for endpoint, label in PLACES:
        access = PERMISSIONS.get(endpoint)
        if access is None or endpoint not in current_app.view_functions:
            continue
        if not access.lets(member.kind, member.roles):
            continue
        count = counters[endpoint](member) if endpoint in counters else 0
        places.append(Place(str(label), url_for(endpoint), endpoint == here, count))
    return places


def _here() -> str | None:
    if any(request.endpoint == endpoint for endpoint, _ in PLACES):
        return request.endpoint
    return WITHIN.get(request.blueprint or "")
