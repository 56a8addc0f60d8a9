"""The edge of a request: what it runs on, and its one transaction.

A view calls `database()` and never commits, but for one that has slow work left: `commit_early`.
The transaction begins at the first call, commits when the view has answered below 400, and rolls
back otherwise. GET and HEAD read only, unless the view says `@writes` (opening a thread writes an
audit entry).
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from config.platform.database import reading, transaction
from config.platform.queues import Bell
from config.policy.policy import Policy
from config.settings import WebSettings
from vault.trust import Trust

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
EXTENSION = "firedoor"

_View = TypeVar("_View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Services:
    """What every view of one dashboard shares."""

    settings: WebSettings
    engine: Engine
    cookie_key: bytes
    trust: Trust
    policy: Policy
    bell: Bell
    clock: Callable[[], datetime]


def services() -> Services:
    """The services of the dashboard that answers this request."""
    found: Services = current_app.extensions[EXTENSION]
    return found


def now() -> datetime:
    """The present, aware, in UTC; tests set the clock."""
    return services().clock()


def writes(view: _View) -> _View:
    """Marks a view that answers GET and yet writes."""
    view.writes = True  # type: ignore[attr-defined]
    return view


def database() -> Session:
    """The session of this request's one transaction."""
    if "database" not in g:
        engine = services().engine
        g.edge = ExitStack()
        g.database = g.edge.enter_context(reading(engine) if _only_reads() else transaction(engine))
    session: Session = g.database
    return session


def asks_for_json() -> bool:
    """True for requests of scripts, which can't follow a page."""
    return (
        request.is_json
        or request.path.endswith(".json")
        or "HX-Request" in request.headers
        or request.accept_mimetypes.best_match(["text/html", "application/json"])
        == "application/json"
    )


def after_commit(action: Callable[[], None]) -> None:
    """Does something once the transaction is committed: see `ring`."""
    g.setdefault("after_commit", []).append(action)


def ring() -> None:
    """The courier hears of what was put into the outbox, once it is committed."""
    after_commit(services().bell.ring)


def commit_early() -> None:
    """Commits now, for a view whose work that is left takes long and needs no database."""
    _finish(kept=True)


def _only_reads() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method in READING_METHODS and not getattr(view, "writes", False)


class Dashboard(Flask):
    """A Flask whose every view runs in one transaction."""

    def dispatch_request(self) -> Response:
        """Runs the view, then commits or rolls back."""
        try:
            response = self.make_response(super().dispatch_request())
        except BaseException as error:
            _close(error)
            raise
        _finish(kept=response.status_code < 400)
        return response


def release(_error: BaseException | None = None) -> None:
    """Closes what an error page opened after its view: registered as a teardown."""
    if "database" in g:
        g.database.rollback()
    _close(None)


def _finish(*, kept: bool) -> None:
    if "database" in g and not kept:
        g.database.rollback()
    _close(None)
    if kept:
        for action in g.pop("after_commit", []):
            action()


def _close(error: BaseException | None) -> None:
    edge: ExitStack | None = g.pop("edge", None)
    g.pop("database", None)
    if edge is not None:
        edge.__exit__(type(error) if error else None, error, error.__traceback__ if error else None)
