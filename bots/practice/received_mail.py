"""One mail as a mailbox shows it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ReceivedMail:
    """One mail in one recipient's mailbox; `text` and `html` are "" where there is none."""

    sender: str
    recipient: str
    subject: str
    text: str
    html: str
    headers: list[tuple[str, str]]
    received_at: datetime
