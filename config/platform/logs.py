"""Structured logs that can only say what is on the list: nothing of a worker has a place here."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

# Every field a log line may carry. A text, a number, an address or a name is none of them.
ALLOWED_FIELDS = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "process",
        "route",
        "method",
        "status",
        "milliseconds",
        "count",
        "kind",
        "code",
        "channel",
        "line",
        "reason",
        "organisation",
        "number",
        "attempt",
        "exception",
        "where",
        "seconds",
        "port",
        "queue",
        "state",
        # Of members and of who asks for their pages, never of workers: an id, and a keyed tag.
        "member",
        "sender",
    }
)

# These libraries print numbers, tokens or whole updates in their own messages.
LOUD_LIBRARIES = ("httpx", "httpcore", "telegram", "twilio.http_client", "rq.worker", "mail.log")


def only_allowed(
    _logger: Any, _name: str, fields: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Drops every field that is not on the list, and an exception's text with it."""
    error = fields.pop("error", None)
    if isinstance(error, BaseException):
        fields["exception"] = type(error).__name__
        fields["where"] = _innermost(error)
    return {key: value for key, value in fields.items() if key in ALLOWED_FIELDS}


def _innermost(error: BaseException) -> str:
    """File and line where it was raised: enough to mend it, and never what it was raised about."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


def _of_process(process: str) -> Any:
    """Adds its name. The threads that answer requests know no variable of the context."""

    def add(_logger: Any, _name: str, fields: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        fields["process"] = process
        return fields

    return add


class _Lines(structlog.PrintLogger):
    """A disk full of logs must not keep a message out: the line is lost, the message is not."""

    def msg(self, message: str) -> None:
        with suppress(OSError):
            super().msg(message)

    log = debug = info = warn = warning = msg
    fatal = failure = err = error = critical = exception = msg


def set_up(process: str) -> None:
    """Sends JSON lines of the allowed fields to standard error, and quiets the libraries."""
    structlog.configure(
        processors=[
            _of_process(process),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=lambda *_names: _Lines(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s", force=True)
    for name in LOUD_LIBRARIES:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def log() -> Any:
    """The process's logger: `log().info("drained", count=3)`."""
    return structlog.get_logger()
