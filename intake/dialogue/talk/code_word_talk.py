"""The turns about her code word: asking for one, hearing it, and never keeping it as a message.

Whoever holds the phone must not see a difference between her second word, sent because somebody
makes her, and her own word while nothing waits: one answer serves both.
"""

from dataclasses import replace

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
from intake.dialogue.talk.message import CodeSeen, IncomingMessage, Turn
from intake.dialogue.talk.turn import keep
from intake.dialogue.understanding.code_word_text import CodeWordMatch, declines, may_be_code_word

ASKED_MINUTES = 60
"""How long a text still answers the question for a word: later it is about something else."""


def ask_word(state: State, message: IncomingMessage) -> Turn:
    """WORD: she may choose one, and change it with the code of a report that she had with it."""
    if message.code is CodeSeen.UNKNOWN:
        return keep(state, Say(Phrase.NO_SUCH_CODE))
    if state.opted_out:
        # She would not be told that the next text is taken for a word.
        return keep(state)
    if message.has_code_word and not message.resets_code_word:
        return keep(state, Say(Phrase.WORD_IS_SET))
    return keep(replace(state, word_asked=True), Say(Phrase.ASK_WORD))


def is_secret(state: State, message: IncomingMessage) -> bool:
    """Whether this text is a word of hers, which is never kept: its keyed digest alone is.

    A thread is read by members, and outlives what she remembers to delete on her phone. What is no
    word of hers is kept even where one was asked for, for it may be a message.
    """
    if message.code_word in (CodeWordMatch.RIGHT, CodeWordMatch.DURESS):
        return True
    asked = _asked(state, message)
    return (asked.word_asked or asked.second_word_asked) and may_be_code_word(message.reading)


def no_longer_asked(state: State) -> State:
    """She wrote of something else: her next text is a text."""
    if not (state.word_asked or state.second_word_asked):
        return state
    return replace(state, word_asked=False, second_word_asked=False)


def hear_word(state: State, message: IncomingMessage) -> Turn | None:  # noqa: PLR0911 - one a kind of text
    """The turn of a text that is a word or answers the question for one; None for all others."""
    asked, state = _asked(state, message), no_longer_asked(state)
    secret = is_secret(asked, message)
    if message.code_word is CodeWordMatch.DURESS:
        return _unkept(state, message, Duress(), _nothing(message))
    if secret and asked.word_asked:
        chosen = replace(state, second_word_asked=True)
        return _unkept(chosen, message, ChooseWord(second=False), Say(Phrase.ASK_SECOND_WORD))
    if message.code_word is CodeWordMatch.RIGHT:
        return _show(asked, state, message)
    if secret:
        return _unkept(state, message, ChooseWord(second=True), Say(Phrase.WORD_KEPT))
    if asked.word_asked or asked.second_word_asked:
        return _no_word(asked, state, message)
    if message.code_word is CodeWordMatch.WRONG:
        return keep(state, WrongWord(), Say(Phrase.WORD_WRONG))
    return None


def _asked(state: State, message: IncomingMessage) -> State:
    late = message.is_later_than(ASKED_MINUTES)
    return no_longer_asked(state) if late else state


def _show(asked: State, state: State, message: IncomingMessage) -> Turn:
    if asked.second_word_asked:
        # The same word twice would be no second one.
        return _unkept(asked, message, Say(Phrase.WORD_UNFIT))
    if message.code_word_paused:
        return _unkept(state, message, Say(Phrase.WORD_WRONG))
    return _unkept(
        state, message, ShowWord(), *(() if message.text_is_held else (_nothing(message),))
    )


def _nothing(message: IncomingMessage) -> Say:
    return Say(Phrase.WORD_WRONG if message.code_word_paused else Phrase.WORD_NOTHING)


def _no_word(asked: State, state: State, message: IncomingMessage) -> Turn | None:
    """She was asked for a word and sent something else."""
    if declines(message.reading, state.language):
        done = Phrase.WORD_KEPT if asked.second_word_asked else Phrase.WORD_UNCHANGED
        return keep(state, Say(done))
    command = (
        message.carrier_took_it_for or message.reading.keyword or message.reading.carrier_keyword
    )
    if command is None and len(message.text.split()) == 1 and message.code is CodeSeen.NONE:
        return keep(asked, Say(Phrase.WORD_UNFIT))
    return None


def _unkept(state: State, message: IncomingMessage, *effects: Effect) -> Turn:
    """The word is not kept; a picture that came with it is."""
    picture = (KeepText(),) if message.media_count else ()
    return Turn(state, (*picture, *effects))
