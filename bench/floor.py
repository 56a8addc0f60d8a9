"""The floor: the least that any honest receiver does with a text.

Flask, Twilio's signature check, one X-Wing seal, one committed row, empty TwiML. The real webhook
is measured beside it, on the same parts and the same machine.
"""

import os
from pathlib import Path

from flask import Flask, Response, request
from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from twilio.request_validator import RequestValidator

from config.platform.database import new_id, open_engine, prepare_database, transaction
from vault.encoding import context
from vault.sealing import new_secret, seal


class FloorBase(DeclarativeBase):
    pass


class FloorRow(FloorBase):
    __tablename__ = "floor"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary)


def floor() -> Flask:
    """What gunicorn loads; its folder, token and address come by the environment."""
    folder = Path(os.environ["FLOOR_DIR"])
    url = f"sqlite:///{folder / 'floor.db'}"
    prepare_database(url)
    engine = open_engine(url)
    FloorBase.metadata.create_all(engine)
    validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
    public_url = os.environ["PUBLIC_WEBHOOK_URL"]
    public_key = new_secret().public()
    app = Flask("floor")

    @app.post("/webhooks/twilio/message")
    def message() -> Response:
        signature = request.headers.get("X-Twilio-Signature", "")
        if not validator.validate(public_url + request.path, request.form, signature):
            return Response(status=403)
        row_id = new_id()
        sealed = seal(public_key, request.form["Body"].encode(), context("body", "floor", row_id))
        with transaction(engine) as session:
            session.add(FloorRow(id=row_id, body_sealed=sealed))
        return Response('<?xml version="1.0"?><Response></Response>', mimetype="text/xml")

    return app
