"""Taking in mail over SMTP."""

import asyncio
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bots.practice.received_mail import ReceivedMail
from bots.practice.state import Practice


class _Postman:
    """aiosmtpd's handler: puts a copy into the mailbox of each recipient of the envelope."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        fault = self._practice.faults.take("mail")
        if fault and fault.status:
            return f"{fault.status} Requested action not taken"
        if not (fault and fault.drop == "before"):
            for recipient in envelope.rcpt_tos:
                self._practice.mails.add(_read(envelope, recipient))
        if fault and server.transport is not None:
            cast(asyncio.Transport, server.transport).abort()
        return "250 OK"


def _read(envelope: Envelope, recipient: str) -> ReceivedMail:
    message = message_from_bytes(cast(bytes, envelope.content), policy=default)
    return ReceivedMail(
        sender=envelope.mail_from or "",
        recipient=recipient,
        subject=str(message.get("Subject", "")),
        text=_part(message, "plain"),
        html=_part(message, "html"),
        headers=[(name, str(value)) for name, value in message.items()],
        received_at=datetime.now(UTC),
    )


def _part(message: EmailMessage, subtype: str) -> str:
    part = message.get_body(preferencelist=(subtype,))
    return str(part.get_content()) if part is not None else ""


def mail_server(practice: Practice, port: int) -> Controller:
    """Return an SMTP server on loopback, not yet started; it runs in a thread of its own."""
    return Controller(
        _Postman(practice), hostname="127.0.0.1", port=port, server_hostname="practice.invalid"
    )
