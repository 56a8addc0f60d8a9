"""The receiver of last resort: seals what a carrier sends, and knows nothing.

It runs alone, on another host: no secret, no database, no queue. What it keeps is believed only
when `firedoor collect` takes it in and checks who signed it.
"""

from collections.abc import Callable

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from app.installation.keys import public_key
from bots.carrier_requests import Carries, Route
from bots.receiving.raw_request import raw_request, to_bytes
from bots.registry import channels
from config.platform.database import utc_now
from config.platform.logs import log
from config.settings import FallbackSettings
from intake.inbox.spool import INDEX_BYTES, Spool, SpoolFull

LARGEST_BODY = 256 * 1024
NOBODY = bytes(INDEX_BYTES)
"""Without a pepper it can't tell senders apart: files are in the order of their names."""


def create_fallback(settings: FallbackSettings) -> Flask:
    """The receiving app for a folder. Raises Refused without the inbox's public key."""
    app = Flask("app.webhooks.fallback")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    keys = settings.firedoor_data_dir.absolute() / "keys"
    spool = Spool(settings.folder, public_key(keys, "inbox"))
    for channel in channels():
        for route in channel.routes:
            if route.carries is not Carries.NEWS:
                app.add_url_rule(
                    route.path,
                    f"{channel.name}{route.path}",
                    _taker(spool, channel.name, route),
                    methods=["POST"],
                )

    @app.get("/healthz")
    def healthz() -> Response:
        return jsonify(alive=True)

    @app.get("/readyz")
    def readyz() -> tuple[Response, int]:
        ready = spool.can_write()
        return jsonify(ready=ready, waiting=len(spool.files())), 200 if ready else 503

    app.register_error_handler(Exception, _last_resort)
    return app


def _taker(spool: Spool, channel: str, route: Route) -> Callable[..., Response]:
    def take(**_parts: str) -> Response:
        request.max_content_length = route.largest
        try:
            spool.put(NOBODY, to_bytes(raw_request(channel, route, request, utc_now())))
        except SpoolFull as error:
            log().error("spool full", error=error, channel=channel)
            return Response(status=503)
        return Response(route.body, 200, mimetype=route.mimetype)

    return take


def _last_resort(error: Exception) -> HTTPException | Response:
    if isinstance(error, HTTPException):
        return error
    log().error("fallback broke", error=error)
    return Response(status=503)
