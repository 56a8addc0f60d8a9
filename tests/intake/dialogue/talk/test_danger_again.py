"""Danger said in an open report rings and is answered each time; a doubtful answer is no end."""

from dataclasses import replace

import pytest

from intake.dialogue.model.effects import OpenReport, Propose, Say, SetDanger
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.waiting import AskedIfSame
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import Turn
from tests.support.messages import message

STEPS = [step for step in Step if step is not Step.IDLE]
LATER = 30


def phrases(done: Turn) -> list[Phrase]:
    return [effect.phrase for effect in done.effects if isinstance(effect, Say)]


def rings(done: Turn) -> bool:
    return any(isinstance(one, Propose) and one.danger for one in done.effects)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "there is fire now, we are locked in"),
        ("bn", "আগুন লেগেছে, আমরা আটকা পড়েছি"),
        ("es", "hay fuego y no podemos salir"),
        ("hi", "आग लग गई है बचाओ"),
        ("th", "ไฟไหม้ ช่วยด้วย"),
    ],
)
def test_danger_said_again_rings_again_and_is_advised(step: Step, language: str, text: str) -> None:
    before = State(language=language, language_sure=True, step=step, topics=("1.1",), acked=True)
    for minutes in (1, LATER):
        said = message(text, line_languages=(language,), minutes_since_last=minutes)
        done = turn(before, said)
        assert rings(done) and OpenReport() not in done.effects
        assert Phrase.SAFETY in phrases(done)
        again = turn(done.state, said)
        assert rings(again) and Phrase.SAFETY in phrases(again)


def test_danger_that_waits_to_be_sorted_rings_each_time_and_not_once_more_when_it_is() -> None:
    asked = State(
        language="en", step=Step.DONE, topics=("2.1",), waiting_for=AskedIfSame(1, ("1.1",), True)
    )
    again = turn(asked, message("fire! we are trapped", minutes_since_last=1))
    assert rings(again) and phrases(again)[:1] == [Phrase.SAFETY]
    sorted_ = turn(again.state, message("1", minutes_since_last=1))
    assert not rings(sorted_)


def test_who_stopped_rings_and_is_told_nothing() -> None:
    stopped = State(language="en", step=Step.DONE, opted_out=True)
    done = turn(stopped, message("fire, we are trapped", minutes_since_last=1))
    assert rings(done) and phrases(done) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "so so"),
        ("bn", "জানি না কি বলব"),
        ("hi", "pata nahi kya bolu"),
        ("es", "mas o menos"),
        ("tr", "fena sayilmaz"),
        ("th", "ก็พอได้นะ"),
        ("ar", "يعني شوي"),
    ],
)
def test_an_answer_that_no_list_knows_is_asked_for_once_more(language: str, text: str) -> None:
    asked = State(language=language, language_chosen=True, step=Step.DANGER, acked=True)
    first = turn(asked, message(text, line_languages=(language,), minutes_since_last=1))
    assert phrases(first) == [Phrase.ASK_DANGER] and first.state.step is Step.DANGER
    second = turn(first.state, message(text, line_languages=(language,), minutes_since_last=1))
    assert phrases(second) == []
    stored = State.from_json(first.state.to_json())
    assert stored == first.state
    answered = turn(stored, message("2", minutes_since_last=1))
    assert SetDanger(True) in answered.effects


def test_a_story_is_no_answer_and_the_next_report_asks_anew() -> None:
    asked = State(language="en", step=Step.DANGER, acked=True)
    story = "the manager said that we all have to come on sunday and that nobody gets paid for it"
    assert phrases(turn(asked, message(story, minutes_since_last=1))) == []
    again = replace(asked, danger_asked_again=True)
    late = turn(again, message("the toilets are dirty again", minutes_since_last=9000))
    assert OpenReport() in late.effects and not late.state.danger_asked_again
