"""What a practice phone shows: texts in the order in which the handset saw them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from intake.dialogue.texts.sms_segments import Encoding, measure

UNDELIVERED = "undelivered to webhook"


@dataclass(frozen=True)
class Shown:
    """One text on a handset; `direction` is seen from the phone: "in" arrived, "out" was typed.

    `sid` is None for what the carrier answered by itself. The phone keeps its copy when the text
    is redacted or deleted at Twilio, as phones do. `line` is the other side's number.
    """

    direction: Literal["in", "out"]
    text: str
    at: datetime
    segments: int
    encoding: Encoding
    sid: str | None
    status: str
    line: str


def text_shown(
    direction: Literal["in", "out"], text: str, sid: str | None, status: str, line: str
) -> Shown:
    """Put `text` on a screen at this moment, with its cost in segments."""
    cost = measure(text)
    return Shown(direction, text, datetime.now(UTC), cost.parts, cost.encoding, sid, status, line)
