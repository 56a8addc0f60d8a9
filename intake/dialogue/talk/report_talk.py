"""What her words do: begin a report, answer a question, join what she wrote before."""

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
from intake.dialogue.model.message import CodeSeen, Said, Turn
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.dialogue.talk.same_matter import ask_same, let_stay, sort
from intake.dialogue.talk.script import CHOICES, RULES, find_row, step_after
from intake.dialogue.talk.turn import ask, begin, keep, look, proposal, settled, with_topics
from intake.dialogue.understanding.answers import Answer, is_try, plain, read_answer, same_matter
from intake.dialogue.understanding.topics import Suggestion, asks, elsewhere, told_before

SAME_MATTER_MINUTES = 72 * 60
"""A later text begins a new report (domain.md section 8, duplicate or link)."""

ACK_MINUTES = 10
"""Texts that follow each other faster are one burst, and acknowledged once."""

LONGEST_NAME = 30
"""Characters of a place's name; whoever writes more tells what happens there as well."""

MOST_WORDS_OF_HOURS = 6
"""Words around an hour that we could not read; in more of them she tells something."""

MENU_LINES = ("1", "2", "3", "4", "5", "6")
"""Lines of the first menu that say what it is about."""


def menu(state: State, said: Said) -> Turn:
    """The first menu, for who would rather press digits; what she chooses begins a report."""
    if state.step in QUESTION_STEPS:
        return keep(settled(state), ask(state.step, said))
    stays, told = let_stay(state)
    return keep(replace(stays, menu=True), *told, ask(Step.TOPIC, said))


def rules_menu(state: State, said: Said) -> Turn:
    """What she can ask about the law, by digit; an open question stays open behind it."""
    stays, told = let_stay(state)
    return keep(replace(stays, rules=True), *told, _ask_rules(said))


def _ask_rules(said: Said) -> Say:
    return Say(Phrase.ASK_RULES, choices=CHOICES[Phrase.ASK_RULES] if said.buttons else ())


def hear(state: State, said: Said, text: str) -> Turn:  # noqa: PLR0911 - one way out a kind
    """Free words, or an answer to the open question."""
    if state.with_person:
        return _pass_on(state, said, text)
    late = (
        said.code is not CodeSeen.OWN_OPEN and (said.minutes_since_last or 0) > SAME_MATTER_MINUTES
    )
    if state.rules and plain(text) in RULES:
        return _choose_rule(replace(state, rules=False), said, plain(text), late)
    state = replace(state, rules=False)
    if state.menu and (done := _choose_topic(replace(state, menu=False), said, text)):
        return done
    state = replace(state, menu=False)
    if state.unsorted and late and same_matter(text, state.language) is None:
        return _leave(state, said, text)
    if state.unsorted:
        return sort(state, said, text) or _go_on(state, said, text)
    state = settled(state) if late else state
    if told_before(text, state.language, said.line_languages) and state.step is not Step.IDLE:
        about = _new_topics(state, said, text)
        if not about.categories:
            return keep(state, *proposal(about), Say(Phrase.TOLD_BEFORE))
    if topic := asks(text, state.language, said.line_languages):
        return _ask_back(state, (topic,), late)
    if state.step is not Step.IDLE:
        answer = read_answer(state.step, text, state.language)
        # Days after the question about the place, words are more likely a new matter.
        if answer and not (late and answer.key == "text"):
            return _joins(state, said, text, answer)
        if said.place and not (late and state.step is Step.DONE):
            return _at_place(state, said, text)
    if state.step is Step.IDLE or late:
        trying = not said.media_count and is_try(text) and not look(state, said, text).categories
        return _try(state, said, late) if trying else _open(state, said, text)
    return _joins(state, said, text)


def _joins(state: State, said: Said, text: str, answer: Answer | None = None) -> Turn:
    """An answer, or words that join the open report.

    They make a case of one that is tagged: under version 1 a try was asked like a report.
    """
    tagged = state.test or state.question
    if tagged and (said.media_count or not is_try(text)):
        done = _joins(replace(state, test=False, question=False), said, text, answer)
        return Turn(done.state, (Untag(), *done.effects))
    return _answer(state, said, text, answer) if answer else _add(state, said, text)


def _go_on(state: State, said: Said, text: str) -> Turn:
    stays, told = let_stay(state)
    done = hear(stays, said, text)
    return Turn(done.state, (*told, *done.effects))


def _leave(state: State, said: Said, text: str) -> Turn:
    """She never said whether it is the same matter, and days later writes of something else."""
    later = ProposeBefore(state.later_topics, state.later_danger)
    done = hear(let_stay(state)[0], said, text)
    return Turn(done.state, (later, *done.effects))


def _at_place(state: State, said: Said, text: str) -> Turn:
    """The number of a poster is no answer to anything else that was asked."""
    named = () if state.place_known else (NamePlace(said.place or ""),)
    after = replace(state, place_known=True, acked=True)
    if state.step in QUESTION_STEPS:
        return keep(after, *named, ask(state.step, said))
    return keep(after, *named, Say(Phrase.ADDED)) if named else _add(state, said, text)


def _pass_on(state: State, said: Said, text: str) -> Turn:
    """A monitor writes with her: nothing automatic comes between them, but danger is heard."""
    tagged = state.test or state.question
    only = is_try(text) or asks(text, state.language, said.line_languages)
    stays, told = let_stay(state)
    about = _new_topics(stays, said, text)
    if tagged and only and not said.media_count:
        # It stays no case, which only danger may give a level.
        return keep(stays, *told, *proposal(replace(about, categories=())))
    heard = with_topics(stays, about)
    if not tagged:
        return keep(heard, *told, *proposal(about))
    untagged = replace(heard, test=False, question=False)
    return keep(untagged, *told, Untag(), *proposal(about))


def _choose_topic(state: State, said: Said, text: str) -> Turn | None:
    """A digit of the menu that she asked for; words are a report like any other."""
    answer = read_answer(Step.TOPIC, text, state.language)
    match answer.key if answer else None:
        case None:
            return None
        case "0":
            return keep(state)
        case "7":
            return keep(state, Say(Phrase.ASK_CODE))
        case "8":
            return rules_menu(state, said)
        case key:
            return _open(state, said, text, chosen=(key,))


def _choose_rule(state: State, said: Said, digit: str, late: bool) -> Turn:
    """One digit after another is answered; in a report its open question is asked again."""
    topics = RULES[digit]
    if state.step in QUESTION_STEPS:
        answered = (AnswerQuestion(topics),) if topics else ()
        return keep(state, *answered, ask(state.step, said))
    if not topics:
        return keep(state)
    done = _ask_back(state, topics, late)
    return Turn(replace(done.state, rules=True), done.effects)


def _try(state: State, said: Said, late: bool) -> Turn:
    """A try of the line is answered, kept and tagged; it is no report, and asks nothing."""
    if state.test and state.step is Step.IDLE and not late:
        silent = state.acked and (said.minutes_since_last or 0) < ACK_MINUTES
        after = replace(state, acked=True, place=said.place or state.place)
        named = (NamePlace(said.place),) if said.place else ()
        return keep(after, *named, *(() if silent else (Say(Phrase.TRIED),)))
    apart = _apart(state)
    tried = replace(apart, test=True, acked=True, place=said.place or apart.place)
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
        settled(state), step=Step.IDLE, test=False, question=False, topics=(),
        place=state.place if state.step is Step.IDLE or state.other_place else "",
    )  # fmt: skip


def _open(state: State, said: Said, text: str, chosen: tuple[str, ...] = ()) -> Turn:
    other = elsewhere(text, state.language, said.line_languages)
    code = "" if other else _poster(state, said)
    place: tuple[Effect, ...] = (NamePlace(code),) if code else ()
    about = look(state, said, text)
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
    return begin(opened, said, *proposal(about), OpenReport(), KeepText(), *place)


def _poster(state: State, said: Said) -> str:
    """The code of the poster that this report came through; an earlier report's is not it."""
    if said.start_code and is_start_code(said.start_code):
        return said.start_code
    return state.place if state.step is Step.IDLE or state.other_place else ""


def _answer(state: State, said: Said, text: str, answer: Answer) -> Turn:
    row = find_row(state.step, answer)
    if row is None:
        return _add(state, said, answer.text)
    chosen = (answer.key,) if state.step is Step.TOPIC and answer.key in MENU_LINES else ()
    effect: tuple[Effect, ...] = (row.effect(answer),) if row.effect else ()
    if answer.key == "text":
        about = _new_topics(state, said, text)
        heard = proposal(about) if about.danger or len(text) > LONGEST_NAME else ()
        effect = (*heard, *effect)
    found = tuple(one for done in effect if isinstance(done, Propose) for one in done.categories)
    known = state.place_known or answer.key == "text"
    after = replace(state, topics=(*state.topics, *chosen, *found), place_known=known)
    if Phrase.ASK_RULES in row.says:
        return rules_menu(after, said)
    if row.next is state.step:
        return keep(after, *map(Say, row.says))
    step = step_after(row.next, after.topics, known)
    after = replace(after, step=step, acked=step is not Step.DONE)
    offer = step is Step.DONE and said.can_clear and not state.clear_told
    ending: tuple[Effect, ...] = (
        (CompleteReport(), Say(Phrase.THANKS)) if step is Step.DONE else (ask(step, said),)
    )
    if offer:
        after = replace(after, clear_told=True)
        ending += (Say(Phrase.CLEAR_OFFER),)
    return keep(after, *effect, *map(Say, row.says), *ending)


def _add(state: State, said: Said, text: str) -> Turn:
    """Words that join the open report; a burst of them is acknowledged once."""
    paused = (said.minutes_since_last or 0) >= ACK_MINUTES
    about = _new_topics(state, said, text)
    other = elsewhere(text, state.language, said.line_languages) or state.other_place
    other = other or (paused and _is_other(state.topics, about.categories))
    may_ask = state.step is Step.DONE and said.code is CodeSeen.NONE and not state.opted_out
    if other and may_ask:
        return ask_same(state, said, look(state, said, text))
    after = with_topics(replace(state, acked=True), about)
    if state.step is Step.TOPIC and about.categories:
        # She says in words what the menu asks.
        after = replace(after, step=step_after(Step.TOPIC, after.topics, state.place_known))
        return keep(after, *proposal(about), ask(after.step, said))
    if said.code is CodeSeen.UNKNOWN:
        return keep(after, *proposal(about), Say(Phrase.NO_SUCH_CODE))
    if _tries_to_answer(state.step, text):
        return keep(after, *proposal(about), ask(state.step, said))
    if paused or not state.acked or said.code is CodeSeen.OWN_OPEN:
        return keep(after, *proposal(about), Say(Phrase.ADDED))
    return keep(after, *proposal(about))


def _tries_to_answer(step: Step, text: str) -> bool:
    """Whether it is a number that the question has no use for: nothing but digits, or an hour."""
    words = plain(text).split()
    numbers = [word.isdecimal() for word in words]
    hours = step is Step.CONTACT and any(numbers) and len(words) <= MOST_WORDS_OF_HOURS
    return step in QUESTION_STEPS and bool(words) and (all(numbers) or hours)


def _is_other(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Whether topics of a later text have nothing in common with those of the report."""
    return bool(before and now) and not {one[0] for one in before} & {one[0] for one in now}


def _new_topics(state: State, said: Said, text: str) -> Suggestion:
    """What the words propose that is not proposed yet."""
    found = look(state, said, text)
    return replace(found, categories=tuple(c for c in found.categories if c not in state.topics))
