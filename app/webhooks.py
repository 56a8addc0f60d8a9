"""The Flask app that carriers call: tiny, so that little can break before the disk."""

from flask import Flask, Response, jsonify, request
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from app.receiving import make_door
from bots.channel import RawRequest
from bots.door import Answer
from bots.telegram.receive import TelegramReceiver
from bots.twilio_sms.receive import TwilioReceiver
from bots.twilio_sms.status import read_status
from config.database import reading, transaction, utc_now
from config.logs import log
from config.settings import Bots
from intake.lines import TELEGRAM, TWILIO_SMS
from intake.outbox import record_delivery

LARGEST_BODY = 256 * 1024
EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'

# Telegram stops asking for a whole day after refusals, so a forgery is answered like a message.
STATUS = {
    TWILIO_SMS: {Answer.REFUSED: 403, Answer.NOT_NOW: 503},
    TELEGRAM: {Answer.NOT_NOW: 503},
}


def create_webhooks(settings: Bots, engine: Engine) -> Flask:
    """The receiving app on this engine. Raises Refused where a key is missing."""
    app = Flask("app.webhooks")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    twilio = TwilioReceiver(
        settings.twilio_account_sid,
        settings.twilio_auth_token.get_secret_value(),
        settings.public_webhook_url,
    )
    telegram = TelegramReceiver(settings.telegram_webhook_secret.get_secret_value())
    door = make_door(settings, engine, {TWILIO_SMS: twilio, TELEGRAM: telegram})

    @app.post("/webhooks/twilio/message")
    def twilio_message() -> Response:
        answer = door.knock(_raw(TWILIO_SMS))
        return Response(EMPTY_TWIML, STATUS[TWILIO_SMS].get(answer, 200), mimetype="text/xml")

    @app.post("/webhooks/twilio/status")
    def twilio_status() -> Response:
        raw = _raw(TWILIO_SMS)
        if not twilio.verify(raw):
            return Response(status=403)
        status = read_status(raw, request.args.get("m", ""))
        if status is not None:
            with transaction(engine) as session:
                record_delivery(session, status.row_id, status.event, status.code, utc_now())
        return Response(status=204)

    @app.post("/webhooks/telegram")
    def telegram_update() -> Response:
        answer = door.knock(_raw(TELEGRAM))
        return Response(status=STATUS[TELEGRAM].get(answer, 200))

    @app.get("/healthz")
    def healthz() -> Response:
        return jsonify(alive=True)

    @app.get("/readyz")
    def readyz() -> tuple[Response, int]:
        ready = _reachable(engine)
        return jsonify(ready=ready), 200 if ready else 503

    app.register_error_handler(Exception, _last_resort)
    return app


def _raw(channel: str) -> RawRequest:
    """The request before anything interpreted it; the target as it stood on the wire."""
    environ = request.environ
    target = environ.get("RAW_URI") or environ.get("REQUEST_URI") or request.full_path.rstrip("?")
    return RawRequest(
        channel=channel,
        target=target,
        headers={
            name: request.headers[name]
            for name in ("X-Twilio-Signature", "X-Telegram-Bot-Api-Secret-Token", "Content-Type")
            if name in request.headers
        },
        body=request.get_data(),
        received_at=utc_now(),
    )


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
