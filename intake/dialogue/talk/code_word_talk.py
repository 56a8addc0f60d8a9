"""The turns about a code word: asking for one, taking it, and never keeping it as a message.

Whoever holds the phone must not see a difference between the second code word, sent under duress,
and the first one while nothing waits: one answer serves both.
"""

from intake.dialogue.model.effects import (
    ChooseWord,
    Duress,
    Effect,
    KeepText,
    Say,
    ShowWord,
    WrongWord,
)
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State
from intake.dialogue.model.waiting import AskedForCodeWord, AskedForSecondCodeWord, SideQuestion
from intake.dialogue.talk.message import CodeSeen, IncomingMessage, Turn
from intake.dialogue.talk.script import A_WORD, SAME_WORD, UNFIT, has_lapsed, side_row
from intake.dialogue.talk.turn import keep
from intake.dialogue.understanding.code_word_text import (
    CodeWordMatch,
    declines,
    may_be_code_word,
)

_QUESTIONS = (SideQuestion.CODE_WORD, SideQuestion.SECOND_CODE_WORD)


def ask_word(state: State, message: IncomingMessage) -> Turn:
    """WORD: a code word may be chosen, and changed with the code of the report it came with."""
    if message.code is CodeSeen.UNKNOWN:
        return keep(state, Say(Phrase.NO_SUCH_CODE))
    if state.opted_out:
        # Nobody would say that the next text is taken for a code word.
        return keep(state)
    if message.has_code_word and not message.resets_code_word:
        return keep(state, Say(Phrase.WORD_IS_SET))
    return keep(state.asking(AskedForCodeWord()), Say(Phrase.ASK_WORD))


def is_secret(state: State, message: IncomingMessage) -> bool:
    """Whether this text is a code word, which is never kept: its keyed digest alone is.

    A thread is read by members, and outlives what a worker remembers to delete on the phone. What
    is no code word is kept even where one was asked for, for it may be a message.
    """
    if message.code_word in (CodeWordMatch.RIGHT, CodeWordMatch.DURESS):
        return True
    return _asked(state, message) is not None and may_be_code_word(message.reading)


def no_longer_asked(state: State) -> State:
    """The worker wrote of something else: the next text is a text."""
    return state.no_longer_asking(*_QUESTIONS)


def take_code_word(state: State, message: IncomingMessage, secret: bool) -> Turn | None:
    """The turn of a text that is a code word or answers the question for one, else None.

    `secret` is what `is_secret` says of the text.
    """
    asked, closed = _asked(state, message), no_longer_asked(state)
    if message.code_word is CodeWordMatch.DURESS:
        return _unkept(closed, message, Duress(), _nothing(message))
    if secret and asked is SideQuestion.CODE_WORD:
        return _choose(closed.asking(AskedForSecondCodeWord()), message, asked)
    if message.code_word is CodeWordMatch.RIGHT:
        return _show(state, message, asked)
    if asked is not None:
        return _choose(closed, message, asked) if secret else _no_word(state, message, asked)
    if message.code_word is CodeWordMatch.WRONG:
        return keep(closed, WrongWord(), Say(Phrase.WORD_WRONG))
    return None


def _asked(state: State, message: IncomingMessage) -> SideQuestion | None:
    """Which code word is asked for, if one is."""
    waiting = state.waiting_for
    if waiting is None or waiting.question not in _QUESTIONS:
        return None
    lapsed = has_lapsed(waiting.question, message.minutes_since_last)
    return None if lapsed else waiting.question


def _choose(state: State, message: IncomingMessage, asked: SideQuestion) -> Turn:
    second = asked is SideQuestion.SECOND_CODE_WORD
    says = map(Say, side_row(asked, A_WORD).says)
    return _unkept(state, message, ChooseWord(second=second), *says)


def _show(state: State, message: IncomingMessage, asked: SideQuestion | None) -> Turn:
    if asked is SideQuestion.SECOND_CODE_WORD:
        return _unkept(state, message, *map(Say, side_row(asked, SAME_WORD).says))
    state = no_longer_asked(state)
    if message.code_word_paused:
        return _unkept(state, message, Say(Phrase.WORD_WRONG))
    nothing = () if message.text_is_held else (_nothing(message),)
    return _unkept(state, message, ShowWord(), *nothing)


def _nothing(message: IncomingMessage) -> Say:
    return Say(Phrase.WORD_WRONG if message.code_word_paused else Phrase.WORD_NOTHING)


def _no_word(state: State, message: IncomingMessage, asked: SideQuestion) -> Turn | None:
    """A code word was asked for, and the text can't be one."""
    reading = message.reading
    if declines(reading, state.language):
        return keep(no_longer_asked(state), *map(Say, side_row(asked, "0").says))
    command = message.carrier_took_it_for or reading.keyword or reading.carrier_keyword
    if command is None and len(message.text.split()) == 1 and message.code is CodeSeen.NONE:
        return keep(state, *map(Say, side_row(asked, UNFIT).says))
    return None


def _unkept(state: State, message: IncomingMessage, *effects: Effect) -> Turn:
    """The code word is not kept; a picture that came with it is."""
    picture = (KeepText(),) if message.media_count else ()
    return Turn(state, (*picture, *effects))
