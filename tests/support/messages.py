"""What the engine is given in tests: a text, and what the edge would know about it."""

from typing import Any

from intake.dialogue.talk.message import IncomingMessage
from intake.dialogue.understanding.reading import Reading


def message(text: str, **known: Any) -> IncomingMessage:
    """A message of this text; `known` are fields of IncomingMessage."""
    return IncomingMessage(Reading(text), **known)
