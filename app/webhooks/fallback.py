"""The receiver of last resort: seals what a carrier sends, and knows nothing.

It runs alone, on another host: no secret, no database, no queue. What it keeps is believed only
when `firedoor collect` takes it in and checks who signed it.
"""

from collections.abc import Callable

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from app.installation.keys import public_key
from app.webhooks.fallback_room import FallbackRoom, needed
from app.webhooks.headers import set_up_headers
from bots.carrier_requests import USUAL_LARGEST, Carries, Route
from bots.receiving.raw_request import raw_request, to_bytes
from bots.registry import channels
from config.platform.database import utc_now
from config.platform.logs import log
from config.settings import FallbackSettings
from intake.inbox.spool import Spool, SpoolFull

READY_COSTS = 16 * 1024
"""Bytes of a network's minute for one question whether it is ready: it writes to the disk, too."""
TRY_AGAIN = {"Retry-After": "60"}


def create_fallback(settings: FallbackSettings) -> Flask:
    """The receiving app for a folder. Raises Refused without the inbox's public key."""
    app = Flask("app.webhooks.fallback")
    # It listens on loopback only: the proxy before it says who called.
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=0)  # type: ignore[method-assign]
    app.config["MAX_CONTENT_LENGTH"] = settings.fallback_largest_kb * 1024
    set_up_headers(app)
    keys = settings.firedoor_data_dir.absolute() / "keys"
    spool = Spool(settings.folder, public_key(keys, "inbox"))
    room = FallbackRoom(spool, settings)
    for channel in channels():
        for route in channel.routes:
            if route.carries is not Carries.NEWS:
                app.add_url_rule(
                    route.path,
                    f"{channel.name}{route.path}",
                    _taker(spool, room, channel.name, route, _largest(settings, route)),
                    methods=["POST"],
                )

    @app.get("/healthz")
    def healthz() -> Response:
        return jsonify(alive=True)

    @app.get("/readyz")
    def readyz() -> tuple[Response, int]:
        if not room.may_ask(room.sender(request.remote_addr), READY_COSTS):
            return jsonify(ready=None), 429
        ready = spool.can_write()
        answer = jsonify(ready=ready, waiting=len(spool.files()), **room.figures())
        return answer, 200 if ready else 503

    app.register_error_handler(Exception, _last_resort)
    return app


def _largest(settings: FallbackSettings, route: Route) -> int:
    """Bytes of a body: what carriers really send, and no more (docs/messaging.md, Lengths)."""
    if route.largest > USUAL_LARGEST:
        return min(route.largest, settings.fallback_largest_file_mb * 1024 * 1024)
    return settings.fallback_largest_kb * 1024


def _taker(
    spool: Spool, room: FallbackRoom, channel: str, route: Route, largest: int
) -> Callable[..., Response]:
    def take(**_parts: str) -> Response:
        request.max_content_length = largest
        raw = raw_request(channel, route, request, utc_now())
        sender, size = room.sender(request.remote_addr), needed(raw)
        # Nothing was acknowledged: the carrier tries again, or is asked for its list.
        if not room.take(sender, size):
            return Response(status=503, headers=TRY_AGAIN)
        try:
            spool.put(sender, to_bytes(raw))
        except SpoolFull as error:
            room.give_back(sender, size)
            log().error("spool full", error=error, channel=channel)
            return Response(status=503, headers=TRY_AGAIN)
        return Response(route.body, 200, mimetype=route.mimetype)

    return take


def _last_resort(error: Exception) -> HTTPException | Response:
    if isinstance(error, HTTPException):
        return error
    log().error("fallback broke", error=error)
    return Response(status=503)
