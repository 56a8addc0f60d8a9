"""What words do: begin a report, answer a question, join what was written before."""

from dataclasses import replace

from config.start_codes import is_start_code
from intake.dialogue.model.effects import (
    AnswerQuestion,
    CompleteReport,
    Effect,
    KeepText,
    NamePlace,
    OpenReport,
    Propose,
    ProposeBefore,
    Say,
    Untag,
)
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.dialogue.model.waiting import AskedForRules, AskedForTopic, SideQuestion
from intake.dialogue.talk.message import CodeSeen, IncomingMessage, Turn
from intake.dialogue.talk.poll_talk import is_asked
from intake.dialogue.talk.same_matter import ask_same, let_stay, sort, waiting_topics
from intake.dialogue.talk.script import CHOICES, RULES, find_row, find_side_row, step_after
from intake.dialogue.talk.turn import ask, begin, keep, look, proposal, settled, with_topics
from intake.dialogue.understanding.answers import Answer, read_answer, same_matter
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.topics import Suggestion, asks, elsewhere, told_before

ACK_MINUTES = 10
"""Texts that follow each other faster are one burst, and acknowledged once."""

LONGEST_NAME = 30
"""Characters of a place's name; whoever writes more tells what happens there as well."""

MOST_WORDS_OF_HOURS = 6
"""Words around an hour that we could not read; in more of them something is told."""

MOST_WORDS_OF_AN_ANSWER, MOST_LETTERS_OF_AN_ANSWER = 6, 24
"""Of a text that may answer whether one is safe; letters, in a script without spaces. Whoever
writes more tells something."""

MENU_LINES = ("1", "2", "3", "4", "5", "6")
"""Lines of the first menu that say what it is about."""


def menu(state: State, message: IncomingMessage) -> Turn:
    """The first menu, for who would rather press digits; what is chosen begins a report."""
    if state.step in QUESTION_STEPS:
        return keep(settled(state), ask(state.step, message))
    stays, proposals = let_stay(state)
    return keep(stays.asking(AskedForTopic()), *proposals, ask(Step.TOPIC, message))


def rules_menu(state: State, message: IncomingMessage) -> Turn:
    """What can be asked about the law, by digit; an open question stays open behind it."""
    stays, proposals = let_stay(state)
    return keep(stays.asking(AskedForRules()), *proposals, _ask_rules(message))


def _ask_rules(message: IncomingMessage) -> Say:
    return Say(Phrase.ASK_RULES, choices=CHOICES[Phrase.ASK_RULES] if message.buttons else ())


def take_words(state: State, message: IncomingMessage, reading: Reading) -> Turn:  # noqa: PLR0911 - one way out a kind
    """Free words, or an answer to the open question."""
    if state.with_person:
        return _pass_on(state, message, reading)
    anew = message.begins_anew and not is_asked(state)
    late = message.code is not CodeSeen.OWN_OPEN and anew
    asked, state = state, state.no_longer_asking(SideQuestion.RULES, SideQuestion.MENU)
    if asked.waits_for(SideQuestion.RULES) and reading.plain in RULES:
        return _choose_rule(state, message, reading.plain, late)
    if asked.waits_for(SideQuestion.MENU) and (done := _choose_topic(state, message, reading)):
        return done
    if state.unsorted and late and same_matter(reading, state.language) is None:
        return _leave(state, message, reading)
    if state.unsorted:
        return sort(state, message, reading) or _go_on(state, message, reading)
    state = settled(state) if late else state
    if told_before(reading, state.language, message.line_languages) and state.step is not Step.IDLE:
        about = _new_topics(state, message, reading)
        if not about.categories:
            return keep(state, *proposal(about), Say(Phrase.TOLD_BEFORE))
    if topic := asks(reading, state.language, message.line_languages):
        return _ask_back(state, (topic,), late)
    if state.step is not Step.IDLE:
        answer = read_answer(state.step, reading, state.language)
        # Days after the question about the place, words are more likely a new matter.
        if answer and not ((late or state.other_place) and answer.key == "text"):
            return _joins(state, message, reading, answer)
        if message.factory_code and not (late and state.step is Step.DONE):
            return _at_place(state, message, reading)
    if state.step is Step.IDLE or late:
        trying = (
            not message.media_count
            and reading.is_try
            and not look(state, message, reading).categories
        )
        return _try(state, message, late) if trying else open_report(state, message, reading)
    return _joins(state, message, reading)


def _joins(
    state: State, message: IncomingMessage, reading: Reading, answer: Answer | None = None
) -> Turn:
    """An answer, or words that join the open report.

    They make a case of one that is tagged: under version 1 a try was asked like a report.
    """
    tagged = state.test or state.question
    if tagged and (message.media_count or not reading.is_try):
        done = _joins(replace(state, test=False, question=False), message, reading, answer)
        return Turn(done.state, (Untag(), *done.effects))
    return _answer(state, message, reading, answer) if answer else _add(state, message, reading)


def _go_on(state: State, message: IncomingMessage, reading: Reading) -> Turn:
    stays, proposals = let_stay(state)
    done = take_words(stays, message, reading)
    return Turn(done.state, (*proposals, *done.effects))


def _leave(state: State, message: IncomingMessage, reading: Reading) -> Turn:
    """It was never said whether it is the same matter, and days later comes something else."""
    waiting = waiting_topics(state)
    later = ProposeBefore(waiting.categories, waiting.danger)
    done = take_words(let_stay(state)[0], message, reading)
    return Turn(done.state, (later, *done.effects))


def _at_place(state: State, message: IncomingMessage, reading: Reading) -> Turn:
    """The number of a poster is no answer to anything else that was asked."""
    named = () if state.place_known else (NamePlace(message.factory_code or ""),)
    after = replace(state, place_known=True, acked=True)
    if state.step in QUESTION_STEPS:
        return keep(after, *named, ask(state.step, message))
    return keep(after, *named, Say(Phrase.ADDED)) if named else _add(state, message, reading)


def _pass_on(state: State, message: IncomingMessage, reading: Reading) -> Turn:
    """A monitor writes with the worker: nothing automatic comes between, but danger is noticed."""
    tagged = state.test or state.question
    only = reading.is_try or asks(reading, state.language, message.line_languages)
    stays, proposals = let_stay(state)
    about = _new_topics(stays, message, reading)
    if tagged and only and not message.media_count:
        # It stays no case, which only danger may give a level.
        return keep(stays, *proposals, *proposal(replace(about, categories=())))
    noted = with_topics(stays, about)
    if not tagged:
        return keep(noted, *proposals, *proposal(about))
    untagged = replace(noted, test=False, question=False)
    return keep(untagged, *proposals, Untag(), *proposal(about))


def _choose_topic(state: State, message: IncomingMessage, reading: Reading) -> Turn | None:
    """A digit of the menu that was asked for; words are a report like any other."""
    answer = read_answer(Step.TOPIC, reading, state.language)
    row = find_side_row(SideQuestion.MENU, answer.key) if answer else None
    if row is None:
        return None
    if row.next is Step.DANGER:
        return open_report(state, message, reading, chosen=(row.key,))
    if row.next is SideQuestion.RULES:
        return rules_menu(state, message)
    return keep(state, *map(Say, row.says))


def _choose_rule(state: State, message: IncomingMessage, digit: str, late: bool) -> Turn:
    """One digit after another is answered; in a report its open question is asked again."""
    topics = RULES[digit]
    if state.step in QUESTION_STEPS:
        answered = (AnswerQuestion(topics),) if topics else ()
        return keep(state, *answered, ask(state.step, message))
    if not topics:
        return keep(state)
    done = _ask_back(state, topics, late)
    return Turn(done.state.asking(AskedForRules()), done.effects)


def _try(state: State, message: IncomingMessage, late: bool) -> Turn:
    """A try of the line is answered, kept and tagged; it is no report, and asks nothing."""
    if state.test and state.step is Step.IDLE and not late:
        silent = state.acked and (message.minutes_since_last or 0) < ACK_MINUTES
        after = replace(state, acked=True, place=message.factory_code or state.place)
        named = (NamePlace(message.factory_code),) if message.factory_code else ()
        return keep(after, *named, *(() if silent else (Say(Phrase.TRIED),)))
    apart = _apart(state)
    tried = replace(apart, test=True, acked=True, place=message.factory_code or apart.place)
    place = (NamePlace(tried.place),) if tried.place else ()
    return Turn(tried, (OpenReport("test"), KeepText(), *place, Say(Phrase.TRIED)))


def _ask_back(state: State, topics: tuple[str, ...], late: bool) -> Turn:
    """A question for information is answered. Alone it is no case; in a report it belongs there."""
    if state.step is not Step.IDLE and not late:
        return keep(state, AnswerQuestion(topics))
    if state.question and not late:
        return keep(state, AnswerQuestion(topics))
    asked = replace(_apart(state), question=True)
    return Turn(asked, (OpenReport("question"), KeepText(), AnswerQuestion(topics)))


def _apart(state: State) -> State:
    """The state beside a text that is no case; what is written next begins a report."""
    return replace(
        settled(state),
        step=Step.IDLE,
        test=False,
        question=False,
        topics=(),
        place=state.place if state.step is Step.IDLE or state.other_place else "",
    )


def open_report(
    state: State, message: IncomingMessage, reading: Reading, chosen: tuple[str, ...] = ()
) -> Turn:
    """A report begins with this text."""
    other = elsewhere(reading, state.language, message.line_languages)
    code = "" if other else _poster(state, message)
    place: tuple[Effect, ...] = (NamePlace(code),) if code else ()
    about = look(state, message, reading)
    opened = replace(
        settled(state),
        test=False,
        question=False,
        acked=True,
        place=code,
        other_place=False,
        place_known=bool(code),
        topics=chosen or about.categories,
    )
    return begin(opened, message, *proposal(about), OpenReport(), KeepText(), *place)


def _poster(state: State, message: IncomingMessage) -> str:
    """The code of the poster that this report came through; an earlier report's is not it."""
    if message.start_code and is_start_code(message.start_code):
        return message.start_code
    return state.place if state.step is Step.IDLE or state.other_place else ""


def _answer(state: State, message: IncomingMessage, reading: Reading, answer: Answer) -> Turn:
    row = find_row(state.step, answer)
    if row is None:
        return _add(state, message, Reading(answer.text))
    chosen = (answer.key,) if state.step is Step.TOPIC and answer.key in MENU_LINES else ()
    effect: tuple[Effect, ...] = (row.effect(answer),) if row.effect else ()
    if answer.key == "text":
        about = _new_topics(state, message, reading)
        noted = proposal(about) if about.danger or len(reading.text) > LONGEST_NAME else ()
        effect = (*noted, *effect)
    found = tuple(one for done in effect if isinstance(done, Propose) for one in done.categories)
    known = state.place_known or answer.key == "text"
    after = replace(state, topics=(*state.topics, *chosen, *found), place_known=known)
    if Phrase.ASK_RULES in row.says:
        return rules_menu(after, message)
    if row.next is state.step:
        return keep(after, *map(Say, row.says))
    step = step_after(row.next, after.topics, known)
    after = replace(after, step=step, acked=step is not Step.DONE)
    offer = step is Step.DONE and message.can_clear and not state.clear_told
    warns = any(isinstance(one, Propose) and one.danger for one in effect)
    says = (*row.says, *((Phrase.SAFETY,) if warns else ()))
    ending: tuple[Effect, ...] = (
        (CompleteReport(), Say(Phrase.THANKS)) if step is Step.DONE else (ask(step, message),)
    )
    if offer:
        after = replace(after, clear_told=True)
        ending += (Say(Phrase.CLEAR_OFFER),)
    return keep(after, *effect, *map(Say, says), *ending)


def _add(state: State, message: IncomingMessage, reading: Reading) -> Turn:  # noqa: PLR0911 - one a kind
    """Words that join the open report; a burst of them is acknowledged once."""
    paused = (message.minutes_since_last or 0) >= ACK_MINUTES
    about = _new_topics(state, message, reading)
    other = elsewhere(reading, state.language, message.line_languages) or state.other_place
    other = other or (paused and _is_other(state.topics, about.categories))
    # Another poster's place does not wait for the end of the questions: its words are no answer.
    asks_now = state.step is Step.DONE or state.other_place
    may_ask = asks_now and message.code is CodeSeen.NONE and not state.opted_out
    if other and may_ask:
        return ask_same(state, message, look(state, message, reading))
    after = with_topics(replace(state, acked=True), about)
    if about.danger:
        return keep(after, *proposal(about), Say(Phrase.SAFETY))
    if state.step is Step.TOPIC and about.categories:
        # The worker says in words what the menu asks.
        after = replace(after, step=step_after(Step.TOPIC, after.topics, state.place_known))
        return keep(after, *proposal(about), ask(after.step, message))
    if message.code is CodeSeen.UNKNOWN:
        return keep(after, *proposal(about), Say(Phrase.NO_SUCH_CODE))
    if _may_say_if_safe(state, reading):
        again = replace(after, danger_asked_again=True)
        return keep(again, *proposal(about), ask(state.step, message))
    if _tries_to_answer(state.step, reading):
        return keep(after, *proposal(about), ask(state.step, message))
    if paused or not state.acked or message.code is CodeSeen.OWN_OPEN:
        return keep(after, *proposal(about), Say(Phrase.ADDED))
    return keep(after, *proposal(about))


def _may_say_if_safe(state: State, reading: Reading) -> bool:
    """Whether it may answer "are you safe?" in words that no list has; that is asked again once."""
    if state.step is not Step.DANGER or state.danger_asked_again or not reading.words:
        return False
    if reading.is_unspaced:
        return len(reading.same) <= MOST_LETTERS_OF_AN_ANSWER
    return len(reading.words) <= MOST_WORDS_OF_AN_ANSWER


def _tries_to_answer(step: Step, reading: Reading) -> bool:
    """Whether it is a number that the question has no use for: nothing but digits, or an hour."""
    words = reading.words
    numbers = [word.isdecimal() for word in words]
    hours = step is Step.CONTACT and any(numbers) and len(words) <= MOST_WORDS_OF_HOURS
    return step in QUESTION_STEPS and bool(words) and (all(numbers) or hours)


def _is_other(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Whether topics of a later text have nothing in common with those of the report."""
    return bool(before and now) and not {one[0] for one in before} & {one[0] for one in now}


def _new_topics(state: State, message: IncomingMessage, reading: Reading) -> Suggestion:
    """What the words propose that is not proposed yet."""
    found = look(state, message, reading)
    return replace(found, categories=tuple(c for c in found.categories if c not in state.topics))
