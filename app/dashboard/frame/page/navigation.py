"""The pages that a member may open, with how much waits on each."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from app.accounts.current_member import current_member_or_none
from app.dashboard.frame.access.permissions import may
from app.dashboard.frame.page.screen import Screen

EXTENSION = "firedoor_screens"


@dataclass(frozen=True)
class NavigationLink:
    """One page of the navigation."""

    label: str
    address: str
    here: bool
    waiting: int
    """A number of things; 0 for none."""
    key: str
    """That leads there; "" for none."""


def set_up_navigation(app: Flask, screens: Iterable[Screen]) -> None:
    """Gives templates `navigation()` and `member`."""
    app.extensions[EXTENSION] = tuple(screens)
    app.jinja_env.globals["navigation"] = navigation
    app.context_processor(lambda: {"member": current_member_or_none()})


def navigation() -> list[NavigationLink]:
    """The member's pages, in order; empty for strangers."""
    member = current_member_or_none()
    if member is None:
        return []
    here = _here()
    links = []
    for screen in _screens():
        for entry in screen.navigation:
            endpoint = screen.whole(entry.endpoint)
            if endpoint not in current_app.view_functions or not may(member, endpoint):
                continue
            at_it, waits = endpoint == here, entry.counter(member) if entry.counter else 0
            links.append(
                NavigationLink(str(entry.label), url_for(endpoint), at_it, waits, entry.key)
            )
    return links


def _screens() -> tuple[Screen, ...]:
    screens: tuple[Screen, ...] = current_app.extensions[EXTENSION]
    return screens


def _here() -> str | None:
    screen = next((one for one in _screens() if one.blueprint.name == request.blueprint), None)
    if screen is None:
        return None
    if any(request.endpoint == screen.whole(entry.endpoint) for entry in screen.navigation):
        return request.endpoint
    return screen.first if screen.navigation else screen.within
