"""The question of a poll: its digits answer it, all else is a text like any other."""

import pytest

from intake.dialogue.model.effects import AnswerPoll, KeepText, OpenReport, OptOut, Say
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.waiting import (
    AskedForRules,
    AskedIfHappened,
    AskedIfSame,
    PollKind,
    SideQuestion,
    Waiting,
)
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import IncomingMessage, Turn
from intake.dialogue.talk.poll_talk import is_asked
from intake.dialogue.understanding.reading import Reading

ID = "a" * 32
WEEKS = 21 * 24 * 60


def asked(step: Step = Step.DONE, sent_id: str = ID, **more: object) -> State:
    state = State(language="en", language_sure=True, step=step, acked=True, **more)  # type: ignore[arg-type]
    return state.asking(AskedIfHappened(sent_id))


def write(state: State, text: str, minutes: int = WEEKS, **more: object) -> Turn:
    message = IncomingMessage(Reading(text), minutes_since_last=minutes, **more)  # type: ignore[arg-type]
    return turn(state, message)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1", "yes"),
        ("2", "partly"),
        ("3", "no"),
        ("4", "unknown"),
        ("১", "yes"),
        ("၂", "partly"),
        ("٣", "no"),
        ("۴", "unknown"),
        ("3.", "no"),
        (" 1) ", "yes"),
        ("1 1", "yes"),
    ],
)
def test_a_digit_of_any_script_answers(text: str, answer: str) -> None:
    done = write(asked(), text)
    assert done.effects == (AnswerPoll(ID, answer), KeepText(), Say(Phrase.THANKS))  # type: ignore[arg-type]
    assert is_asked(done.state)


def test_a_second_answer_takes_the_place_of_the_first() -> None:
    first = write(asked(), "1")
    assert AnswerPoll(ID, "no") in write(first.state, "3", minutes=1).effects


@pytest.mark.parametrize("text", ["0", "5", "9 8", "1 woman fell", "yes", "they paid only half"])
def test_all_else_is_kept_in_the_report_and_leaves_it_open(text: str) -> None:
    done = write(asked(), text)
    assert done.effects.count(KeepText()) == 1
    assert not [one for one in done.effects if isinstance(one, AnswerPoll | OpenReport)]
    assert is_asked(done.state)
    assert AnswerPoll(ID, "yes") in write(done.state, "1", minutes=1).effects


def test_before_it_was_sent_there_is_nothing_to_answer() -> None:
    done = write(asked(sent_id=""), "1", minutes=1)
    assert not [one for one in done.effects if isinstance(one, AnswerPoll)]
    assert done.state.waits_for(SideQuestion.HAPPENED)


@pytest.mark.parametrize("step", [Step.DANGER, Step.CONTACT, Step.CONSENT])
def test_a_question_of_the_report_that_is_open_is_answered_first(step: Step) -> None:
    done = write(asked(step), "1", minutes=1)
    assert not [one for one in done.effects if isinstance(one, AnswerPoll)]
    assert is_asked(done.state)


def test_to_a_worker_who_talks_with_a_person_it_is_the_question_that_is_open() -> None:
    assert AnswerPoll(ID, "yes") in write(asked(Step.DANGER, with_person=True), "1").effects
    told = write(asked(with_person=True), "the new lamp is broken").effects
    assert KeepText() in told and not [one for one in told if isinstance(one, Say)]


@pytest.mark.parametrize("waiting", [AskedForRules(), AskedIfSame()])
def test_a_question_in_front_of_it_is_answered_first(waiting: Waiting) -> None:
    done = write(asked().asking(waiting), "1", minutes=1)
    assert not [one for one in done.effects if isinstance(one, AnswerPoll)]
    assert is_asked(done.state)


def test_danger_rings_while_it_is_open() -> None:
    done = write(asked(), "help fire in the building")
    assert Say(Phrase.SAFETY) in done.effects
    assert is_asked(done.state)


def test_stop_ends_it() -> None:
    done = write(asked(), "STOP")
    assert OptOut() in done.effects
    assert not done.state.waits_for(SideQuestion.HAPPENED)


def test_to_a_machine_nothing_is_said_and_the_answer_is_kept() -> None:
    assert write(asked(), "1", silent=True).effects == (AnswerPoll(ID, "yes"), KeepText())


def test_what_a_worker_is_asked_is_kept_with_the_talk() -> None:
    assert State.from_json(asked().to_json()) == asked()
    hostile = asked().to_json().replace(ID, "drop table")
    assert State.from_json(hostile).poll == AskedIfHappened("")


@pytest.mark.parametrize(
    ("kind", "text", "answer", "says"),
    [
        (PollKind.CHECK_IN, "2", "problem", Phrase.THANKS),
        (PollKind.FINDING, "1", "agreed", Phrase.THANKS),
        (PollKind.FINDING, "২", "contested", Phrase.CONTESTED),
        (PollKind.CLOSED, "1", "satisfied", Phrase.THANKS),
        (PollKind.CLOSED, "2", "contested", Phrase.CONTESTED),
        (PollKind.CLOSED, "3", "unsaid", Phrase.THANKS),
    ],
)
def test_each_question_has_its_own_digits(
    kind: PollKind, text: str, answer: str, says: Phrase
) -> None:
    state = asked().asking(AskedIfHappened(ID, kind))
    assert write(state, text).effects == (AnswerPoll(ID, answer), KeepText(), Say(says))  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "text"), [(PollKind.FINDING, "3"), (PollKind.CLOSED, "4")])
def test_a_digit_of_another_question_answers_nothing(kind: PollKind, text: str) -> None:
    done = write(asked().asking(AskedIfHappened(ID, kind)), text)
    assert not [one for one in done.effects if isinstance(one, AnswerPoll)]


def test_long_after_the_question_words_are_a_new_matter_and_a_digit_still_answers() -> None:
    state = asked().asking(AskedIfHappened(ID, PollKind.CLOSED, joins=False))
    assert OpenReport() in write(state, "the fire door is locked").effects
    assert AnswerPoll(ID, "contested") in write(state, "2").effects
