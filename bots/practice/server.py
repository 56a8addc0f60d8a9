"""The practice carrier as one process: HTTP and SMTP on loopback until SIGTERM."""

import logging
import os
import signal
import sys
import threading
from types import TracebackType
from typing import Any

from flask import Flask, Response, jsonify
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from bots.practice import misbehaviour
from bots.practice.endpoints import (
    android,
    call,
    chat,
    mailbox,
    phone,
    telegram,
    twilio_calls,
    twilio_messages,
)
from bots.practice.endpoints.smtp import mail_server
from bots.practice.options import Options
from bots.practice.state import Practice

HOST = "127.0.0.1"

_ExcInfo = tuple[type, BaseException, TracebackType | None] | tuple[None, None, None]


class _App(Flask):
    def log_exception(self, exc_info: _ExcInfo) -> None:
        # A traceback or a path could hold a text, a number or a token.
        kind = exc_info[0].__name__ if exc_info[0] else "unknown"
        print(f"practice carrier: a request failed ({kind})", file=sys.stderr)


class _QuietHandler(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Log no request: paths hold numbers and the bot's token."""


LONGEST_END_SECONDS = 1.5


def create_app(state: Practice) -> Flask:
    """Return the HTTP side of the carrier over `state`."""
    app = _App(__name__, static_folder=None)
    # Only our own names: a foreign page that rebinds its name to loopback is refused.
    app.config["TRUSTED_HOSTS"] = ["localhost", HOST]
    app.extensions["practice"] = state
    for module in (
        twilio_messages,
        twilio_calls,
        telegram,
        android,
        phone,
        call,
        chat,
        mailbox,
        misbehaviour,
    ):
        app.register_blueprint(module.blueprint)
    app.register_blueprint(twilio_messages.files)
    app.register_blueprint(android.control)
    app.register_error_handler(HTTPException, _error)
    app.add_url_rule("/healthz", view_func=healthz)
    return app


def healthz() -> Response:
    """Answer that the process is alive."""
    return jsonify(status="ok")


def _error(error: Exception) -> ResponseReturnValue:
    if not isinstance(error, HTTPException):
        raise error
    return jsonify(error=error.description), error.code or 500


def serve(options: Options) -> None:
    """Run until SIGTERM or SIGINT. Raises OSError or SystemExit(1) when a port is taken.

    Threads answer requests, one each, so that any number of long polls can stand; all are
    daemons, so that none of them delays the end. (Gunicorn would put the state into a forked
    worker and wait for the polls; a single process is simpler to start, feed and stop.)
    """
    for name in ("httpx", "httpcore", "mail.log", "werkzeug"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    ending = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ending.set())
    state = Practice(options)
    web = _bind(create_app(state), options.port)
    mail = mail_server(state, options.smtp_port)
    mail.start()
    threading.Thread(target=web.serve_forever, args=(0.1,), daemon=True).start()
    print(
        f"Practice carrier on http://localhost:{options.port}, mail on port {options.smtp_port}.",
        flush=True,
    )
    ending.wait()
    # Nothing that it holds outlives it: what does not end by itself does not delay the end.
    latest = threading.Timer(LONGEST_END_SECONDS, os._exit, (0,))
    latest.daemon = True
    latest.start()
    web.shutdown()
    mail.stop()


def _bind(app: Flask, port: int) -> BaseWSGIServer:
    return make_server(HOST, port, app, threaded=True, request_handler=_QuietHandler)
