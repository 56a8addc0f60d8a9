"""One turn of the talk: the state and a message in; the new state and what to do out."""

from dataclasses import replace

from intake.dialogue.model.effects import (
    AnswerQuestion,
    ClearChat,
    Effect,
    KeepText,
    OfferLanguages,
    OpenReport,
    OptIn,
    Say,
    SetLanguage,
    WantOthers,
)
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.dialogue.model.waiting import AskedForLanguage, AskedToErase, SideQuestion
from intake.dialogue.talk.code_word_talk import ask_word, is_secret, no_longer_asked, take_code_word
from intake.dialogue.talk.command_talk import (
    ask_erase,
    decide_erase,
    follow_code,
    give_help,
    start,
    stop,
    tell_status,
)
from intake.dialogue.talk.language_choice import choice, offered
from intake.dialogue.talk.menu_pictures import ease
from intake.dialogue.talk.message import CodeSeen, IncomingMessage, Turn
from intake.dialogue.talk.poll_talk import answer_poll
from intake.dialogue.talk.report_talk import menu, rules_menu, take_words
from intake.dialogue.talk.same_matter import same_question
from intake.dialogue.talk.turn import ask, keep, look, proposal, with_topics
from intake.dialogue.understanding import language
from intake.dialogue.understanding.answers import is_own_answer
from intake.dialogue.understanding.commands import is_sure_stop
from intake.dialogue.understanding.lexicon import CARRIER_YES, LEXICONS
from intake.dialogue.understanding.reading import Reading

TAKEN_FOR_A_NAME = (Keyword.STOP, Keyword.START, Keyword.HELP)
"""Where a place is asked for, these words of the lexicons are its name ("Alto", "Socorro"); the
carriers' own stay commands. The others do nothing but ask or tell, and a worker who sends WORD is
about to send what must not be kept."""

LANGUAGES_DIGIT = "9"
"""No question has it: at any time it brings the menu of languages."""


def turn(state: State, message: IncomingMessage) -> Turn:
    """Answer one message. Never raises, and keeps every text exactly once, but for code words."""
    secret = is_secret(state, message)
    known, language_effects = _recognise_language(state, message, secret)
    after = _offer_if_unsure(_respond(known, message, secret), message)
    effects = language_effects + after.effects
    if state.opted_out and after.state.opted_out:
        effects = _unsaid(effects)
    turned = ease(state, message, Turn(after.state, effects))
    if message.silent:
        # Whom we do not answer does not know that we ask for a word.
        return Turn(no_longer_asked(turned.state), _unsaid(turned.effects))
    return turned


def _unsaid(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    spoken = Say | AnswerQuestion | OfferLanguages
    return tuple(one for one in effects if not isinstance(one, spoken))


def _recognise_language(
    state: State, message: IncomingMessage, secret: bool
) -> tuple[State, tuple[Effect, ...]]:
    if chosen := message.chosen_language:
        speaking = replace(state, language=chosen, language_chosen=True)
        return speaking, (SetLanguage(chosen, chosen=True),)
    # A code word may be in any language: the second one must be answered in the same.
    if secret:
        return state, ()
    # The name of a place says nothing about the language of its sender.
    if state.language and (state.language_chosen or state.step is Step.PLACE):
        return state, ()
    if _named(message, message.reading):
        return state, ()
    # Carriers' English words and a menu's commands are sent in every language.
    text = "" if message.reading.carrier_keyword or message.reading.bot_command else message.text
    guess = language.detect(text, message.line_languages, message.hint_language, message.spoken)
    hinted = language.base(message.hint_language or "") in message.line_languages
    state = replace(state, language_sure=state.language_sure or guess.certain or hinted)
    if guess.language == state.language or (state.language and not guess.certain):
        return state, ()
    return replace(state, language=guess.language), (SetLanguage(guess.language, chosen=False),)


def _named(message: IncomingMessage, reading: Reading) -> str | None:
    """The language that a text names, if it is one that we speak."""
    code = reading.named_language
    return code if code in (*message.line_languages, *message.spoken) else None


def _offer_if_unsure(after: Turn, message: IncomingMessage) -> Turn:
    """The report is taken; before anything is asked in it, the language to ask in.

    A try ("hello") is answered in the likeliest, which the worker may not read.
    """
    sure = after.state.language_sure or after.state.language_chosen
    tried = OpenReport("test") in after.effects
    if sure or after.state.opted_out or not (tried or OpenReport() in after.effects):
        return after
    question = ask(after.state.step, message) if after.state.step in QUESTION_STEPS else None
    if not tried and question not in after.effects:
        return after
    # One segment holds no more than nine: that of the answer must be among them.
    likely = (after.state.language or "", *message.line_languages)
    offer = OfferLanguages(offered(likely) if len(message.line_languages) > 1 else ())
    if not offer.codes:
        return after
    replaced = tuple(offer if one == question else one for one in after.effects)
    effects = (*after.effects, offer) if tried else replaced
    return Turn(after.state.asking(AskedForLanguage(offer.codes)), effects)


def _respond(  # noqa: PLR0911, PLR0912 - one way out a command
    state: State, message: IncomingMessage, secret: bool
) -> Turn:
    if isinstance(asked := state.waiting_for, AskedToErase):
        state = state.no_longer_asking(SideQuestion.ERASE)
        if not secret and (decided := decide_erase(asked, state, message)):
            return decided
    if talk := take_code_word(state, message, secret):
        return talk
    state = no_longer_asked(state)
    coded = message.code is not CodeSeen.NONE
    reading = message.reading.without_code if coded else message.reading
    acted = message.carrier_took_it_for
    if acted and _says_more(reading):
        return _take_words_too(state, message, reading, acted)
    match acted or _command(state, message, reading):
        case Keyword.STOP:
            return stop(state, message)
        case Keyword.START:
            return start(state, message)
        case Keyword.HELP:
            return give_help(state, message, reading)
        case Keyword.STATUS:
            return tell_status(state, message)
        case Keyword.ERASE:
            return ask_erase(state, message)
        case Keyword.MENU if not state.with_person:
            return menu(state, message)
        case Keyword.RULES if not state.with_person:
            return rules_menu(state, message)
        case Keyword.WORD:
            return ask_word(state, message)
        case Keyword.OTHERS if state.step is not Step.IDLE:
            return keep(state, WantOthers(), Say(Phrase.OTHERS_WANTED))
        case Keyword.CLEAR if message.can_clear:
            return keep(replace(state, clear_told=True), ClearChat(), Say(Phrase.CLEARED))
    bare_code = message.reading.worker_code and coded and not reading.plain
    return tell_status(state, message) if bare_code else _converse(state, message, reading)


def _after_offer(asked: State, message: IncomingMessage, reading: Reading) -> Turn:
    """A digit, or a name, chooses the language; other words are kept, and we go on."""
    state = asked.no_longer_asking(SideQuestion.LANGUAGE)
    if chosen := choice(reading, asked.languages_offered):
        return _choose_language(state, message, chosen)
    new = message.begins_anew or message.code is not CodeSeen.NONE
    other = new or message.factory_code or _named(message, reading)
    if state.with_person or state.step not in QUESTION_STEPS or other:
        return _converse(state, message, reading)
    about = look(state, message, reading)
    return keep(with_topics(state, about), *proposal(about), ask(state.step, message))


def _asks_for_languages(state: State, message: IncomingMessage, reading: Reading) -> bool:
    return (
        reading.plain == LANGUAGES_DIGIT
        and not state.with_person
        and state.step is not Step.PLACE
        and bool(_menu(state, message))
    )


def _menu(state: State, message: IncomingMessage) -> tuple[str, ...]:
    """The languages that 9 brings: the line's and the worker's; all, where the line has one."""
    usual = (*message.line_languages, state.language or "")
    return offered(usual if len(message.line_languages) > 1 else (*usual, *message.spoken))


def _converse(state: State, message: IncomingMessage, reading: Reading) -> Turn:
    if state.languages_offered:
        return _after_offer(state, message, reading)
    if _asks_for_languages(state, message, reading):
        offer = OfferLanguages(_menu(state, message))
        return keep(state.asking(AskedForLanguage(offer.codes)), offer)
    if (chosen := _named(message, reading)) and not is_own_answer(state, reading):
        return _choose_language(state, message, chosen)
    if message.code in (CodeSeen.OTHER_OPEN, CodeSeen.CLOSED):
        return follow_code(state, message, Say(Phrase.ADDED), reading)
    return answer_poll(state, reading) or take_words(state, message, reading)


def _command(state: State, message: IncomingMessage, reading: Reading) -> Keyword | None:
    """The command that a text is in the worker's language or the line's, or in English."""
    if state.opted_out and reading.plain == CARRIER_YES:
        return Keyword.START
    if is_own_answer(state, reading):
        return None
    languages = (state.language or "", *message.line_languages)
    if state.step is Step.PLACE and message.code is CodeSeen.NONE:
        own = reading.command((*languages, "en"))
        return reading.command(()) if own in TAKEN_FOR_A_NAME else own
    meant = reading.command((*languages, "en"))
    if meant is Keyword.STOP and state.with_person and not reading.bot_command:
        return meant if is_sure_stop(reading.plain, languages) else None
    return meant


def _says_more(reading: Reading) -> bool:
    """Whether there are words beside the command that the carrier took a text for."""
    return bool(reading.words) and not (reading.keyword or reading.command(tuple(LEXICONS)))


def _take_words_too(
    state: State, message: IncomingMessage, reading: Reading, acted: Keyword
) -> Turn:
    """The carrier acted on a command, and has answered; the words are a message all the same."""
    if acted is Keyword.STOP:
        stopped = stop(state, message)
        taken = _converse(stopped.state, message, reading)
        effects = (*(one for one in stopped.effects if one != KeepText()), *_unsaid(taken.effects))
        return Turn(replace(taken.state, opted_out=True), effects)
    if acted is Keyword.START and state.opted_out:
        started = _converse(replace(state, opted_out=False), message, reading)
        return Turn(started.state, (OptIn(), *started.effects))
    return _converse(state, message, reading)


def _choose_language(state: State, message: IncomingMessage, chosen: str) -> Turn:
    speaking = replace(state, language=chosen, language_chosen=True)
    if state.step in QUESTION_STEPS:
        answer = ask(state.step, message)
    elif state.same_matter:
        answer = same_question(message)
    else:
        answer = Say(Phrase.WELCOME if state.step is Step.IDLE else Phrase.HELP)
    person: tuple[Effect, ...] = () if state.with_person else (answer,)
    return keep(speaking, SetLanguage(chosen, chosen=True), *person)
