"""What a screen is to the frame: its routes, who may call them, and its place in the navigation."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType

from flask import Blueprint, Flask
from flask_babel import LazyString

from app.accounts.current_member import CurrentMember
from app.dashboard.frame.access.permissions import Access

Counter = Callable[[CurrentMember], int]


@dataclass(frozen=True)
class NavigationEntry:
    """One page in the navigation: shown to those who may open it."""

    endpoint: str
    """Its name in the blueprint."""
    label: LazyString
    counter: Counter | None = None
    """How much waits there for a member, shown beside the label; 0 shows nothing."""
    key: str = ""
    """The key that leads there from every page on which nothing is being typed."""


@dataclass(frozen=True)
class Screen:
    """One folder of the dashboard, as `app/dashboard/screens.py` lists them."""

    blueprint: Blueprint
    routes: tuple[ModuleType, ...]
    """The modules whose import adds the routes to the blueprint."""
    access: Mapping[str, Access]
    """Who may call each endpoint, by its name in the blueprint; one without a row is nobody's."""
    navigation: tuple[NavigationEntry, ...] = ()
    within: str | None = None
    """The whole endpoint of the entry that a page belongs to that has none of its own."""
    begins_for: str | None = None
    """The kind of organisation whose members begin at the first entry."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Addresses of earlier, which lead on to an endpoint of this blueprint."""
    practice_only: bool = False
    """Whether it is there in the practice world alone."""

    def whole(self, endpoint: str) -> str:
        """An endpoint as `url_for` knows it."""
        return f"{self.blueprint.name}.{endpoint}"

    @property
    def first(self) -> str:
        """The whole endpoint of the first entry."""
        return self.whole(self.navigation[0].endpoint)

    def permissions(self) -> Iterator[tuple[str, Access]]:
        """(whole endpoint, who may call it)."""
        for endpoint, access in self.access.items():
            yield self.whole(endpoint), access

    def register(self, app: Flask) -> None:
        """Adds the routes, and the addresses of earlier as aliases: Werkzeug leads on from them."""
        app.register_blueprint(self.blueprint)
        for address, endpoint in self.moved.items():
            app.add_url_rule(address, endpoint=self.whole(endpoint), alias=True)
