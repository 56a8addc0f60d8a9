"""What goes into a turn and what comes out."""

from dataclasses import dataclass
from enum import StrEnum

from intake.dialogue.model.effects import Effect
from intake.dialogue.model.state import State
from intake.dialogue.understanding.code_word_text import WordSeen
from intake.dialogue.understanding.language import KNOWN
from intake.dialogue.understanding.lexicon import Keyword


class CodeSeen(StrEnum):
    """What the edge found out about a code in the text."""

    NONE = "none"
    OWN_OPEN = "own_open"
    OTHER_OPEN = "other_open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Said:
    """One inbound message and what the edge knows about it.

    `line_languages` begins with what is spoken at the place of her poster, then comes the line's
    default; `hint_language` is the channel's. `stage` is
    that of the report which `code` stands for. `start_code` comes from a poster.
    `minutes_since_last` counts whole minutes since her previous message, None when this is the
    first. `code_with_person`: in the conversation of `code` a monitor already writes with her.
    `can_clear`: this channel lets us empty her chat. `carrier_took_it_for`: the carrier says that
    it acted on this keyword, in whatever language it was sent. `spoken` are the languages of the
    policy: besides those of the line, none is recognised. `chosen_language`: she pressed the key
    for it, on the telephone. `place` is the code of a factory, where the text is nothing but that
    (the number on its poster), or a try with it. `word` is what the edge found out about a code
    word in the text; `has_word`: she chose one; `word_paused`: too many wrong ones came lately;
    `waiting`: a text is held for her; `resets_word`: `code` is that of the report which she had
    when she chose it. `voice`: a sound is attached; `pictures`: her channel shows pictures, and
    plays sounds, for nothing.
    """

    text: str
    carrier_answers_keywords: bool = False
    buttons: bool = False
    line_languages: tuple[str, ...] = ("en",)
    hint_language: str | None = None
    code: CodeSeen = CodeSeen.NONE
    stage: str | None = None
    start_code: str | None = None
    place: str | None = None
    media_count: int = 0
    minutes_since_last: int | None = None
    code_with_person: bool = False
    can_clear: bool = False
    carrier_took_it_for: Keyword | None = None
    spoken: tuple[str, ...] = tuple(sorted(KNOWN))
    chosen_language: str | None = None
    word: WordSeen = WordSeen.NONE
    has_word: bool = False
    word_paused: bool = False
    waiting: bool = False
    resets_word: bool = False
    voice: bool = False
    pictures: bool = False


@dataclass(frozen=True)
class Turn:
    """The state to store, and the effects to carry out in their order.

    After SwitchTo the state belongs to the conversation that was switched to.
    """

    state: State
    effects: tuple[Effect, ...]
