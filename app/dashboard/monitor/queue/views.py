"""Views of the list that a member keeps by name: links above it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.accounts.saved_views import LONGEST_NAME, drop_view, has_room, keep_view, views_of
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.queue.blueprint import blueprint
from app.dashboard.monitor.queue.narrowing import chosen, narrowing_in


@dataclass(frozen=True)
class ViewLink:
    """One view that was kept."""

    id: str
    name: str
    address: str
    here: bool
    """Whether the list is narrowed so now."""


def links() -> list[ViewLink]:
    """The member's own views."""
    now_chosen = chosen()
    return [
        ViewLink(
            one.id,
            one.name,
            _address(narrowing_in(one.narrowed)),
            one.narrowed == now_chosen,
        )
        for one in views_of(database(), current_member().id)
    ]


def may_keep() -> bool:
    """Whether there is something to keep that is not kept yet, and room for it."""
    narrowed = chosen()
    return bool(narrowed) and not any(one.here for one in links()) and _room()


@blueprint.post("/cases/views", endpoint="keep_view")
def keep() -> Response:
    """Keeps what the form's hidden fields narrow to, under the name that was typed."""
    name = " ".join(request.form.get("name", "").split())[:LONGEST_NAME]
    narrowed = narrowing_in(request.form)
    if not name or not narrowed or not _room():
        # The page offers neither.
        raise BadRequest
    keep_view(database(), current_member().id, name, narrowed, now())
    return Response(headers={"HX-Redirect": _address(narrowed)})


@blueprint.post("/cases/views/<view_id>/remove", endpoint="drop_view")
def drop(view_id: str) -> Response:
    """Removes a view; the list stays narrowed as it is."""
    drop_view(database(), current_member().id, view_id)
    return Response(headers={"HX-Refresh": "true"})


def _address(narrowed: Mapping[str, str]) -> str:
    return f"{url_for('queue.page')}?{urlencode(narrowed)}"


def _room() -> bool:
    return has_room(database(), current_member().id)
