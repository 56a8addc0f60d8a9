"""One message as every channel gives it, and what became of it."""

from dataclasses import dataclass, field, replace

from intake.dialogue.understanding.language.zawgyi import perhaps, readable
from intake.dialogue.understanding.lexicon import Keyword
from intake.reception.base64_text import decode_base64
from intake.reports.attachments import AUDIO, MediaRef
from intake.reports.events import IntakeEvent


class UnknownLine(LookupError):
    """No line of ours has this address; the caller quarantines the message."""


@dataclass(frozen=True)
class Inbound:
    """One message as every channel gives it. Its `repr` shows nothing of the worker.

    `message_key` is the carrier's id of the message where its writer can change it; `edited` says
    that this is such a change. `original` is the text as it came, where `text` was decoded;
    `zawgyi` is how it reads in Zawgyi, where it may be that.
    `carrier_took_it_for` is a keyword in any language on which the carrier itself acted.
    `is_call`: she let it ring, and there are no words. `withheld`: nobody can write back to
    `sender`, which stands for this one call. `chosen_language`: she pressed the key for it.
    `pictures`: the channel shows pictures, and plays sounds, free of charge.
    `copy_id` is by what the carrier deletes its copy, if it does; `is_chat`: only if she wants it.
    """

    channel: str
    provider_id: str = field(repr=False)
    line_address: str
    sender: str = field(repr=False)
    text: str = field(repr=False)
    media: tuple[MediaRef, ...] = field(default=(), repr=False)
    message_key: str | None = field(default=None, repr=False)
    edited: bool = False
    original: str | None = field(default=None, repr=False)
    zawgyi: str | None = field(default=None, repr=False)
    hint_language: str | None = None
    start_code: str | None = field(default=None, repr=False)
    buttons: bool = False
    pictures: bool = False
    carrier_answers_keywords: bool = False
    carrier_took_it_for: Keyword | None = None
    copy_id: str | None = field(default=None, repr=False)
    is_chat: bool = False
    is_call: bool = False
    withheld: bool = False
    chosen_language: str | None = None

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
    """What became of a message: `taken` is False for one that was taken in before."""

    taken: bool
    line_id: str = ""
    events: tuple[IntakeEvent, ...] = ()


def decoded(inbound: Inbound) -> Inbound:
    """The message with its text as it can be read: out of base64, and out of Zawgyi."""
    text = decode_base64(inbound.text) or inbound.text
    text, other = readable(text) or text, perhaps(text)
    original = inbound.original if text == inbound.text else inbound.text
    return replace(inbound, text=text, original=original, zawgyi=other)
