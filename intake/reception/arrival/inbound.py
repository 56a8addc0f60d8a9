"""One message as every channel gives it, and what became of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from intake.dialogue.model.effects import Effect
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.understanding.language.zawgyi import perhaps, readable
from intake.outbox.outbox import Outbound
from intake.reception.arrival.base64_text import decode_base64
from intake.reports.attachments import AUDIO, MediaRef
from intake.reports.events import IntakeEvent


class UnknownLine(LookupError):
    """No line of ours has this address; the caller quarantines the message."""


@dataclass(frozen=True)
class Inbound:
    """One message as every channel gives it. Its `repr` shows nothing of the worker."""

    channel: str
    provider_id: str = field(repr=False)
    """The carrier's id of this delivery: a second one with the same id is not taken in again."""
    line_address: str
    sender: str = field(repr=False)
    text: str = field(repr=False)
    media: tuple[MediaRef, ...] = field(default=(), repr=False)
    message_key: str | None = field(default=None, repr=False)
    """The carrier's id of the message where its writer can change it."""
    edited: bool = False
    """Whether this is such a change."""
    original: str | None = field(default=None, repr=False)
    """The text as it came, where `text` was decoded."""
    zawgyi: str | None = field(default=None, repr=False)
    """How the text reads in Zawgyi, where it may be that."""
    hint_language: str | None = None
    """The language of the worker's phone, where the channel tells it."""
    start_code: str | None = field(default=None, repr=False)
    """The code of the poster whose link opened the chat."""
    buttons: bool = False
    """Whether the channel shows choices as buttons."""
    pictures: bool = False
    """Whether the channel shows pictures, and plays sounds, free of charge."""
    carrier_answers_keywords: bool = False
    """Whether the carrier answers STOP, START and HELP itself."""
    carrier_took_it_for: Keyword | None = None
    """A keyword in any language on which the carrier itself acted."""
    copy_id: str | None = field(default=None, repr=False)
    """By what the carrier deletes its copy, if it does."""
    is_chat: bool = False
    """Whether that copy is the worker's chat, which is emptied only by the worker's wish."""
    is_call: bool = False
    """The line was called and nobody picked up: there are no words."""
    withheld: bool = False
    """The number is hidden: `sender` stands for this one message or call, and nobody can write
    back."""
    unanswerable: bool = False
    """`sender` is a name or a short code: it is known again, and nobody can write back."""
    written_at: datetime | None = None
    """When it was written, by the word of the phone or carrier that hands it over."""
    chosen_language: str | None = None
    """The language whose key was pressed in a call."""

    @property
    def media_count(self) -> int:
        """How many files came with it."""
        return len(self.media)

    @property
    def voice(self) -> bool:
        """Whether one of them is a sound, by the carrier's word."""
        return any(one.kind == AUDIO for one in self.media)

    @property
    def content(self) -> dict[str, str]:
        """What is sealed of it: the text, and its other readings where it has some."""
        readings = {"text": self.text, "original": self.original, "zawgyi": self.zawgyi}
        return {name: text for name, text in readings.items() if text is not None}


@dataclass(frozen=True)
class Outcome:
    """What became of a message."""

    taken: bool
    """False for one that was taken in before."""
    line_id: str = ""
    events: tuple[IntakeEvent, ...] = ()
    """What case management is told of."""
    effects: tuple[Effect, ...] = field(default=(), repr=False)
    """What the dialogue decided, for whoever shows the talk."""
    answers: tuple[Outbound, ...] = field(default=(), repr=False)
    """The rows of what is said at once, in their order."""


def decoded(inbound: Inbound) -> Inbound:
    """The message with its text as it can be read: out of base64, and out of Zawgyi."""
    text = decode_base64(inbound.text) or inbound.text
    text, other = readable(text) or text, perhaps(text)
    original = inbound.original if text == inbound.text else inbound.text
    return replace(inbound, text=text, original=original, zawgyi=other)
