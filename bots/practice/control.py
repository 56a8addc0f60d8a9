"""What the control endpoints share: finding the carrier's state, reading what a driver asked."""

from datetime import UTC, datetime
from typing import Any, cast

from flask import abort, current_app, request

from bots.practice.state import Practice

LONGEST_WAIT = 60.0


def practice() -> Practice:
    """Return the state that the current request is about."""
    return cast(Practice, current_app.extensions["practice"])


def json_body() -> dict[str, Any]:
    """Return the request's JSON object; 400 if it is another thing, 415 if not sent as JSON.

    Asking for the content type keeps other web pages out: a browser sends JSON to another origin
    only after a preflight, and no preflight is answered here.
    """
    body = request.get_json()
    if not isinstance(body, dict):
        abort(400, "The body must be a JSON object.")
    return body


def text_in(body: dict[str, Any], name: str, default: str | None = None) -> str:
    """Return the string `name` of `body`; 400 if it is missing without a default, or no string."""
    value = body.get(name, default)
    if not isinstance(value, str):
        abort(400, f'"{name}" must be a string.')
    return value


def number_in(body: dict[str, Any], name: str) -> int:
    """Return the whole number `name` of `body`; 400 if it is missing or another thing."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        abort(400, f'"{name}" must be a whole number.')
    return value


def after() -> int:
    """Return the query's `after`: the last number that the reader has seen, 0 at first."""
    return request.args.get("after", 0, type=int)


def patience() -> float:
    """Return the query's `timeout` in seconds: 20 if not given, at most a minute."""
    return max(0.0, min(LONGEST_WAIT, request.args.get("timeout", 20.0, type=float)))


def stamp(at: datetime) -> str:
    """Format a time for a driver: ISO 8601, UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)
