"""The Flask app that carriers call: tiny, so that little can break before the disk."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask, Response, jsonify, request
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from app.webhooks.calls import answer_call
from app.webhooks.headers import set_up_headers
from app.wiring.receiving import make_receiver
from bots.carrier_requests import Carries, DeliveryNews, News, ReceiveOutcome, Route
from bots.channel import InboundChannel
from bots.media.kinds import Format
from bots.media.recordings import PATH, recorded
from bots.receiving.raw_request import raw_request
from bots.receiving.receiver import Receiver
from bots.registry import channels, receivers
from bots.sending.send_limits import heed_stop
from config.platform.database import reading, utc_now
from config.platform.logs import log
from config.platform.shared_commit import SharedCommits
from config.settings import BotsSettings
from intake.lines.device import note_seen
from intake.lines.line import line_by_id
from intake.monitoring.alarms import CARRIER_STATE, NOT_PLACED, raise_alarm
from intake.outbox.delivery_states import DeliveryEvent
from intake.outbox.outbox import Outbound, record_delivery
from intake.outbox.recordings import FORMAT, Recordings

KEEP = "public, max-age=3600"
"""The carrier may keep a recording, which is the same for everybody."""
LARGEST_BODY = 256 * 1024


def create_webhooks(settings: BotsSettings, engine: Engine) -> Flask:
    """The receiving app on this engine. Raises Refused where a key is missing."""
    app = Flask("app.webhooks.application")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    set_up_headers(app)
    halves = receivers(settings)
    commits = SharedCommits(engine)
    receiver = make_receiver(settings, engine, halves, commits)
    for channel in channels():
        for route in channel.routes:
            app.add_url_rule(
                route.path,
                f"{channel.name} {route.path}",
                methods=["POST"],
                view_func=_view(engine, commits, receiver, halves[channel.name], route),
            )

    prompts = Recordings(settings.recordings_dir)

    @app.get(f"{PATH}/<language>/<name>.{FORMAT}")
    def recording(language: str, name: str) -> Response:
        """A prompt for a caller: no secret, and a carrier has no other way to it."""
        sound = recorded(prompts, language, name)
        if sound is None:
            return Response(status=404)
        return Response(sound, mimetype=Format.MP3, headers={"Cache-Control": KEEP})

    @app.get("/healthz")
    def healthz() -> Response:
        return jsonify(alive=True)

    @app.get("/readyz")
    def readyz() -> tuple[Response, int]:
        ready = _reachable(engine)
        return jsonify(ready=ready), 200 if ready else 503

    app.register_error_handler(Exception, _last_resort)
    return app


def _view(
    engine: Engine,
    commits: SharedCommits,
    receiver: Receiver,
    channel: InboundChannel,
    route: Route,
) -> Callable[..., Response]:
    """What is done with a call to one address; parts of the address are the channel's affair."""

    def called(**_parts: str) -> Response:
        request.max_content_length = route.largest
        try:
            raw = raw_request(channel.name, route, request, utc_now())
        except RequestEntityTooLarge:
            _note_too_large(receiver, channel.name)
            raise
        if route.carries is Carries.CALLS:
            return answer_call(engine, receiver, channel, route, raw)
        if route.carries is Carries.NEWS:
            answer = ReceiveOutcome.NOTHING if channel.verify(raw) else ReceiveOutcome.REFUSED
        else:
            answer = receiver.receive_webhook(raw)
        if answer is ReceiveOutcome.REFUSED:
            return Response(status=route.refused)
        if answer is ReceiveOutcome.NOT_NOW:
            return Response(status=503)
        if route.carries is not Carries.MESSAGES:
            _record(commits, channel.news(raw))
        if not route.body:
            return Response(status=204 if route.carries is Carries.NEWS else 200)
        return Response(route.body, 200, mimetype=route.mimetype)

    return called


def _note_too_large(receiver: Receiver, channel: str) -> None:
    """What can't be kept whole leaves a trace: somebody looks what the carrier wants to bring."""
    log().error("too large", channel=channel)
    try:
        receiver.alarm(NOT_PLACED, utc_now())
    except SQLAlchemyError as error:
        log().error("alarm not stored", error=error, kind=NOT_PLACED)


def _record(commits: SharedCommits, news: tuple[News, ...]) -> None:
    if news:
        commits.write(lambda session: _take_news(session, news, utc_now()))


def _take_news(session: Session, news: tuple[News, ...], now: datetime) -> None:
    for one in news:
        if isinstance(one, DeliveryNews):
            unreached = record_delivery(session, one.row_id, one.event, one.code, now)
            heed_stop(session, unreached, one.code, now)
            if one.event is DeliveryEvent.UNCLEAR:
                _alarm_of_state(session, one.row_id, now)
        else:
            note_seen(session, one, now)


def _alarm_of_state(session: Session, row_id: str, now: datetime) -> None:
    """Nobody would learn otherwise that a line's texts may not arrive."""
    row = session.get(Outbound, row_id)
    if row is not None and row.line_id is not None:
        organisation = line_by_id(session, row.line_id).organisation_id
        raise_alarm(session, CARRIER_STATE, organisation, now)


def _last_resort(error: Exception) -> HTTPException | Response:
    if isinstance(error, HTTPException):
        return error
    # Nothing was acknowledged: a carrier tries again on 503, and the fallback receiver takes it.
    log().error("webhook broke", error=error)
    return Response(status=503)


def _reachable(engine: Engine) -> bool:
    try:
        with reading(engine) as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True
