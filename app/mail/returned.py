"""What comes back to the sender's mailbox: which mail of ours it is about, and what became of it.

A server's report is read by RFC 3464 (delivery status notifications), an absence note by RFC 3834.
Anybody may write to the mailbox: nothing is believed but a Message-ID of ours, which only the
readers of that mail and the servers on its way know, and no text of it is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from enum import StrEnum

LARGEST = 1_000_000
"""Bytes that are read of one; a report stands at its beginning."""
_OURS = re.compile(r"<([0-9a-f]{32})@[A-Za-z0-9.-]+>")
_ENVELOPE = re.compile(r"[0-9a-f]{32}")
_STATUS = re.compile(r"([245])\.(\d{1,3})\.(\d{1,3})")


class MailOutcome(StrEnum):
    """What a returned mail says of ours."""

    BOUNCED = "bounced"
    """It does not arrive, ever."""
    DELAYED = "delayed"
    """A server still tries."""
    ARRIVED = "arrived"
    """A server took it for its reader."""
    AUTOMATIC = "automatic"
    """A machine of the reader answered: an absence note. The mail is there."""
    OTHER = "other"
    """A person wrote, or nobody knows what it is: it is left to whoever reads the mailbox."""


@dataclass(frozen=True)
class Returned:
    """Read from one message; `row` is the outbox's id of ours, None where it names none."""

    outcome: MailOutcome
    row: str | None
    status: str | None = None
    """The enhanced status code of RFC 3463: "5.1.1"."""


def read_returned(raw: bytes) -> Returned:
    """Never fails: what can't be understood is OTHER."""
    try:
        message = message_from_bytes(raw[:LARGEST], policy=policy.compat32)
        report = next((one for one in message.walk() if _is_status(one)), None)
        if report is not None:
            return _read_report(message, report)
        row = _row_in(_references(message))
        return Returned(MailOutcome.AUTOMATIC if _is_automatic(message) else MailOutcome.OTHER, row)
    except (ValueError, LookupError, TypeError, AttributeError):
        return Returned(MailOutcome.OTHER, None)


def _is_status(part: Message) -> bool:
    return part.get_content_type() == "message/delivery-status"


def _read_report(message: Message, report: Message) -> Returned:
    """The worst that is said of any recipient: each of our mails has one."""
    blocks = [one for one in _blocks(report) if isinstance(one, Message)]
    actions = {str(one["Action"]).strip().lower() for one in blocks if one["Action"]}
    found = (_STATUS.search(str(one["Status"])) for one in blocks if one["Status"])
    status = max((one[0] for one in found if one), default=None)
    outcome = next(
        (
            outcome
            for action, outcome in (
                ("failed", MailOutcome.BOUNCED),
                ("delayed", MailOutcome.DELAYED),
                ("delivered", MailOutcome.ARRIVED),
                # Handed on to a server that sends no reports: it got so far.
                ("relayed", MailOutcome.ARRIVED),
                ("expanded", MailOutcome.ARRIVED),
            )
            if action in actions
        ),
        MailOutcome.OTHER,
    )
    envelopes = (str(one["Original-Envelope-Id"]).strip() for one in blocks)
    named = next((one for one in envelopes if _ENVELOPE.fullmatch(one)), None)
    return Returned(outcome, named or _row_in(_originals(message)), status)


def _blocks(report: Message) -> list[Message | str]:
    content = report.get_payload()
    return list(content) if isinstance(content, list) else []


def _originals(message: Message) -> Iterator[str]:
    """Message-IDs of what was returned, whole or its head alone, then of what is referred to."""
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            head = part.get_payload(decode=True)
            yield from _ids(message_from_bytes(head if isinstance(head, bytes) else b""))
        elif part is not message:
            yield from _ids(part)
    yield from _references(message)


def _ids(message: Message) -> Iterator[str]:
    yield from (str(one) for one in message.get_all("Message-ID", []))


def _references(message: Message) -> Iterator[str]:
    for name in ("In-Reply-To", "References"):
        yield from (str(one) for one in message.get_all(name, []))


def _row_in(ids: Iterator[str]) -> str | None:
    return next((found[1] for one in ids if (found := _OURS.search(one))), None)


def _is_automatic(message: Message) -> bool:
    said = str(message.get("Auto-Submitted", "no")).split(";")[0].strip().lower()
    older = str(message.get("Precedence", "")).strip().lower()
    return said != "no" or older in {"bulk", "junk", "auto_reply"} or "X-Autoreply" in message
