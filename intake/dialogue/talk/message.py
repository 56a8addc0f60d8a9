"""What goes into a turn and what comes out."""

from dataclasses import dataclass
from enum import StrEnum

from intake.dialogue.model.effects import Effect
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.state import State
from intake.dialogue.understanding.code_word_text import CodeWordMatch
from intake.dialogue.understanding.language.detector import KNOWN
from intake.dialogue.understanding.reading import Reading

USUAL_APPEND_MINUTES = 72 * 60
"""As in the policy that is shipped; for a talk without a policy, as in a terminal."""


class CodeSeen(StrEnum):
    """What the edge found out about a worker code in the text."""

    NONE = "none"
    OWN_OPEN = "own_open"
    OTHER_OPEN = "other_open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class IncomingMessage:
    """One message of a worker, and what the edge knows about it."""

    reading: Reading
    """Of its text, made once by the edge."""
    carrier_answers_keywords: bool = False
    """The carrier itself answers STOP, START and HELP: then we don't say it again."""
    buttons: bool = False
    """The channel shows choices as buttons."""
    line_languages: tuple[str, ...] = ("en",)
    """Those spoken at the factory of a known poster come first, then the line's default."""
    hint_language: str | None = None
    """What the channel says of its user's language, with or without a region."""
    code: CodeSeen = CodeSeen.NONE
    stage: str | None = None
    """Of the report that `code` stands for."""
    start_code: str | None = None
    """Of the poster whose link was followed."""
    factory_code: str | None = None
    """The code of a factory, where the text is nothing but that, or a try with it."""
    media_count: int = 0
    minutes_since_last: int | None = None
    """Whole minutes since the worker's previous message; None when this is the first."""
    append_minutes: int = USUAL_APPEND_MINUTES
    """For so long a text belongs to the open conversation; `append_hours` of the policy."""
    code_with_person: bool = False
    """In the conversation of `code` a monitor already writes with the worker."""
    can_clear: bool = False
    """The channel lets us empty the chat."""
    carrier_took_it_for: Keyword | None = None
    """The carrier says that it acted on this keyword, in whatever language it was sent."""
    spoken: tuple[str, ...] = tuple(sorted(KNOWN))
    """The languages of the policy: besides those of the line, none is recognised."""
    chosen_language: str | None = None
    """The worker pressed the key for it, on the telephone."""
    code_word: CodeWordMatch = CodeWordMatch.NONE
    """What the edge found out about a code word in the text."""
    has_code_word: bool = False
    """The worker chose one."""
    code_word_paused: bool = False
    """Too many wrong code words came lately."""
    text_is_held: bool = False
    """A text waits until the code word is given."""
    resets_code_word: bool = False
    """`code` is that of the report which the worker had when choosing the code word."""
    voice: bool = False
    """A sound is attached."""
    pictures: bool = False
    """The channel shows pictures, and plays sounds, for nothing."""
    silent: bool = False
    """Nothing may be said: a machine answers there, or it was answered very often."""

    @property
    def text(self) -> str:
        """The text as it can be read."""
        return self.reading.text

    @property
    def begins_anew(self) -> bool:
        """Whether so much time has passed that the text is about a new matter."""
        return self.is_later_than(self.append_minutes)

    def is_later_than(self, minutes: int) -> bool:
        """Whether more than `minutes` have passed since the worker's previous message."""
        return (self.minutes_since_last or 0) > minutes


@dataclass(frozen=True)
class Turn:
    """What one message comes to."""

    state: State
    """To be stored; after SwitchTo it belongs to the conversation that was switched to."""
    effects: tuple[Effect, ...]
    """To be carried out in their order."""
