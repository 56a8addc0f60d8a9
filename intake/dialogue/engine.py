"""One turn of the talk: the state and what she said in; the new state and what to do out."""

from dataclasses import replace

from intake.dialogue import language
from intake.dialogue.answers import (
    Answer,
    carrier_keyword,
    command,
    find_code,
    is_try,
    keyword,
    language_name,
    plain,
    read_answer,
)
from intake.dialogue.effects import (
    AskErase,
    ChooseWord,
    ClearChat,
    CompleteReport,
    Duress,
    Effect,
    Erase,
    KeepText,
    NamePlace,
    OpenReport,
    OptIn,
    OptOut,
    Say,
    SetConsent,
    SetContact,
    SetDanger,
    SetLanguage,
    ShowWord,
    SwitchTo,
    WrongWord,
)
from intake.dialogue.lexicon import CARRIER_YES, Keyword
from intake.dialogue.phrases import Phrase
from intake.dialogue.said import CodeSeen, Said, Turn
from intake.dialogue.script import QUESTIONS, find_row
from intake.dialogue.state import QUESTION_STEPS, State, Step
from intake.dialogue.word_talk import ask_word, hear_word, is_secret, no_longer_asked

__all__ = [
    "AskErase", "ChooseWord", "ClearChat", "CodeSeen", "CompleteReport", "Duress", "Effect",
    "Erase", "KeepText", "NamePlace", "OpenReport", "OptIn", "OptOut", "Said", "Say", "SetConsent",
    "SetContact", "SetDanger", "SetLanguage", "ShowWord", "State", "Step", "SwitchTo", "Turn",
    "WrongWord", "turn",
]  # fmt: skip

SAME_MATTER_MINUTES = 72 * 60
"""A later text begins a new report (domain.md section 8, duplicate or link)."""

ACK_MINUTES = 10
"""Texts that follow each other faster are one burst, and acknowledged once."""

ERASE_MINUTES = 60
"""How long a digit still confirms ERASE: later it is an answer to something else."""

STATUS = {
    "received": Phrase.STATUS_RECEIVED,
    "reading": Phrase.STATUS_READING,
    "investigating": Phrase.STATUS_INVESTIGATING,
    "confirmed": Phrase.STATUS_CONFIRMED,
    "remedy": Phrase.STATUS_REMEDY,
    "closed": Phrase.STATUS_CLOSED,
    "referred": Phrase.STATUS_REFERRED,
}


def turn(state: State, said: Said) -> Turn:
    """Answer one message. Never raises, and keeps every text exactly once, but for her words."""
    heard, language_effects = _recognise_language(state, said)
    after = _respond(heard, said)
    effects = language_effects + after.effects
    if state.opted_out and after.state.opted_out:
        effects = tuple(effect for effect in effects if not isinstance(effect, Say))
    return Turn(after.state, effects)


def _recognise_language(state: State, said: Said) -> tuple[State, tuple[Effect, ...]]:
    if chosen := said.chosen_language:
        speaking = replace(state, language=chosen, language_chosen=True)
        return speaking, (SetLanguage(chosen, chosen=True),)
    # A word may be in any language: her other word must be answered in the same one.
    if is_secret(state, said):
        return state, ()
    # The name of a place says nothing about the language of its sender.
    if state.language and (state.language_chosen or state.step is Step.PLACE):
        return state, ()
    if language_name(said.text):
        return state, ()
    # Carriers' English words and a menu's commands are sent in every language.
    text = "" if carrier_keyword(said.text) or command(said.text) else said.text
    guess = language.detect(text, said.line_languages, said.hint_language)
    if guess.language == state.language or (state.language and not guess.certain):
        return state, ()
    return replace(state, language=guess.language), (SetLanguage(guess.language, chosen=False),)


def _respond(state: State, said: Said) -> Turn:  # noqa: PLR0911 - one way out a command
    if state.erase_asked:
        asked, state = state, replace(state, erase_asked=False, erase_texts=False)
        if not is_secret(state, said) and (decided := _decide_erase(asked, state, said)):
            return decided
    if talk := hear_word(state, said):
        return talk
    state = no_longer_asked(state)
    found = find_code(said.text) if said.code is not CodeSeen.NONE else None
    text = found[1] if found else said.text
    match said.carrier_took_it_for or _command(state, text):
        case Keyword.STOP:
            return _stop(state, said)
        case Keyword.START:
            return _start(state, said)
        case Keyword.HELP:
            silent = _carrier_answers(said, text, Keyword.HELP)
            return _keep(state, *(() if silent else (Say(Phrase.HELP),)))
        case Keyword.STATUS:
            return _status(state, said)
        case Keyword.ERASE:
            return _ask_erase(state, said)
        case Keyword.WORD:
            return ask_word(state, said)
        case Keyword.CLEAR if said.can_clear:
            return _keep(replace(state, clear_told=True), ClearChat(), Say(Phrase.CLEARED))
    bare_code = found and not plain(text)
    return _status(state, said) if bare_code else _converse(state, said, text)


def _converse(state: State, said: Said, text: str) -> Turn:
    if chosen := language_name(text):
        return _choose_language(state, said, chosen)
    if said.code in (CodeSeen.OTHER_OPEN, CodeSeen.CLOSED):
        return _follow(state, said, Say(Phrase.ADDED))
    return _hear(state, said, text)


def _command(state: State, text: str) -> Keyword | None:
    if state.opted_out and plain(text) == CARRIER_YES:
        return Keyword.START
    return keyword(text)


def _carrier_answers(said: Said, text: str, meaning: Keyword) -> bool:
    """Whether the carrier itself has answered: then we don't say it again."""
    known = said.carrier_answers_keywords and carrier_keyword(text) is meaning
    return known or said.carrier_took_it_for is meaning


def _stop(state: State, said: Said) -> Turn:
    by_carrier = _carrier_answers(said, said.text, Keyword.STOP)
    asking = state.step in QUESTION_STEPS
    effects: tuple[Effect, ...] = (CompleteReport(),) if asking else ()
    stopped = replace(state, opted_out=True, step=Step.DONE if asking else state.step)
    return _keep(stopped, OptOut(), *effects, *(() if by_carrier else (Say(Phrase.STOPPED),)))


def _start(state: State, said: Said) -> Turn:
    by_carrier = _carrier_answers(said, said.text, Keyword.START) or (
        said.carrier_answers_keywords and plain(said.text) == CARRIER_YES
    )
    place: tuple[Effect, ...] = (NamePlace(said.start_code),) if said.start_code else ()
    known = replace(
        state, opted_out=False, acked=False, place_known=state.place_known or bool(place)
    )
    welcome = Say(Phrase.STARTED if state.opted_out else Phrase.WELCOME)
    opt_in: tuple[Effect, ...] = (OptIn(),) if state.opted_out else ()
    return _keep(known, *opt_in, *place, *(() if by_carrier else (welcome,)))


def _ask_erase(state: State, said: Said) -> Turn:
    """She is asked once more; with her code also what she wrote is meant."""
    if said.code is CodeSeen.UNKNOWN:
        return _keep(state, Say(Phrase.NO_SUCH_CODE))
    texts = said.code is not CodeSeen.NONE
    question = Phrase.ASK_ERASE_TEXTS if texts else Phrase.ASK_ERASE
    choices = ("1", "2") if said.buttons else ()
    asked = replace(state, erase_asked=True, erase_texts=texts)
    return _keep(asked, AskErase(texts), Say(question, choices=choices))


def _decide_erase(asked: State, state: State, said: Said) -> Turn | None:
    """1 erases, 2 or 0 does not; anything else, or an hour later, is not about it any more."""
    if (said.minutes_since_last or 0) > ERASE_MINUTES:
        return None
    match plain(said.text):
        case "1":
            # What is left knows nothing of her but that she said STOP.
            fresh = State(language=state.language, opted_out=state.opted_out)
            return _keep(fresh, Erase(asked.erase_texts), Say(Phrase.ERASED))
        case "2" | "0":
            return _keep(state, Say(Phrase.NOT_ERASED))
    return None


def _status(state: State, said: Said) -> Turn:
    """What stands with the report of a code; the number alone reveals nothing (shared phones)."""
    if said.code is CodeSeen.NONE:
        return _keep(state, Say(Phrase.ASK_CODE))
    if said.code is CodeSeen.UNKNOWN:
        return _keep(state, Say(Phrase.NO_SUCH_CODE))
    stage = "closed" if said.code is CodeSeen.CLOSED else "received"
    answer = Say(STATUS.get(said.stage or stage, STATUS[stage]))
    if said.code is CodeSeen.OTHER_OPEN:
        return _follow(state, said, answer)
    # To look at a closed report is not yet to go back to it.
    return _keep(state, answer)


def _follow(state: State, said: Said, answer: Say) -> Turn:
    """Go on in the conversation of the code; questions of either talk are not asked any more."""
    followed = replace(
        state,
        step=Step.DONE,
        with_person=said.code_with_person,
        test=False,
        acked=answer.phrase is Phrase.ADDED,
        place_known=False,
    )
    silent = said.code_with_person and answer.phrase is Phrase.ADDED
    return Turn(followed, (SwitchTo(), KeepText(), *(() if silent else (answer,))))


def _choose_language(state: State, said: Said, chosen: str) -> Turn:
    speaking = replace(state, language=chosen, language_chosen=True)
    if state.step in QUESTION_STEPS:
        answer = _ask(state.step, said)
    else:
        answer = Say(Phrase.WELCOME if state.step is Step.IDLE else Phrase.HELP)
    person: tuple[Effect, ...] = () if state.with_person else (answer,)
    return _keep(speaking, SetLanguage(chosen, chosen=True), *person)


def _hear(state: State, said: Said, text: str) -> Turn:
    """Free words, or an answer to the open question."""
    if state.with_person:
        return _keep(replace(state, test=state.test and is_try(text)))
    late = (
        said.code is not CodeSeen.OWN_OPEN and (said.minutes_since_last or 0) > SAME_MATTER_MINUTES
    )
    if state.step is not Step.IDLE:
        answer = read_answer(state.step, text, state.language)
        # Days after the question about the place, words are more likely a new matter.
        if answer and not (late and answer.key == "text"):
            return _answer(state, said, answer)
    if state.step is Step.IDLE or late:
        return _open(state, said, text)
    return _add(state, said, text)


def _open(state: State, said: Said, text: str) -> Turn:
    place: tuple[Effect, ...] = (NamePlace(said.start_code),) if said.start_code else ()
    opened = replace(
        state,
        step=Step.DANGER,
        test=not said.media_count and is_try(text),
        acked=True,
        place_known=bool(place) or (state.step is Step.IDLE and state.place_known),
    )
    receipt = Say(Phrase.RECEIPT, args=(("code", ""),))
    begin = (OpenReport(), KeepText(), *place)
    if state.opted_out:
        # Nothing can be asked, so a later digit is no answer.
        return Turn(replace(opened, step=Step.DONE), (*begin, CompleteReport()))
    return Turn(opened, (*begin, receipt, _ask(Step.DANGER, said)))


def _answer(state: State, said: Said, answer: Answer) -> Turn:
    row = find_row(state.step, answer)
    if row is None:
        return _add(state, said, answer.text)
    step = Step.CONTACT if row.next is Step.PLACE and state.place_known else row.next
    effect: tuple[Effect, ...] = (row.effect(answer),) if row.effect else ()
    told = effect == (SetDanger(True),) or answer.key == "text"
    after = replace(state, step=step, test=state.test and not told, acked=step is not Step.DONE)
    offer = step is Step.DONE and said.can_clear and not state.clear_told
    ending: tuple[Effect, ...] = (
        (CompleteReport(), Say(Phrase.THANKS)) if step is Step.DONE else (_ask(step, said),)
    )
    if offer:
        after = replace(after, clear_told=True)
        ending += (Say(Phrase.CLEAR_OFFER),)
    return _keep(after, *effect, *map(Say, row.says), *ending)


def _add(state: State, said: Said, text: str) -> Turn:
    """Words that join the open report; a burst of them is acknowledged once."""
    test = state.test and not said.media_count and is_try(text)
    after = replace(state, test=test, acked=True)
    if said.code is CodeSeen.UNKNOWN:
        return _keep(after, Say(Phrase.NO_SUCH_CODE))
    paused = (said.minutes_since_last or 0) >= ACK_MINUTES
    if paused or not state.acked or said.code is CodeSeen.OWN_OPEN or test is not state.test:
        return _keep(after, Say(Phrase.ADDED))
    return _keep(after)


def _ask(step: Step, said: Said) -> Say:
    question = QUESTIONS[step]
    return Say(question.phrase, choices=question.choices if said.buttons else ())


def _keep(state: State, *effects: Effect) -> Turn:
    return Turn(state, (KeepText(), *effects))
