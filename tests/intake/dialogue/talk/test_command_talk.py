"""What commands do, at every step, and where the carrier answers them itself."""

from dataclasses import replace

import pytest

from intake.dialogue.model.effects import KeepText, OpenReport, OptIn, OptOut, Say, SwitchTo
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import CodeSeen, IncomingMessage, Turn
from tests.support.messages import message

DONE = State(language="en", step=Step.DONE)
CODE = "4821 7730 5519 2464"


def phrases(done: Turn) -> list[Phrase]:
    return [effect.phrase for effect in done.effects if isinstance(effect, Say)]


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("word", ["HELP", "STATUS", "STOP", "START"])
def test_keywords_work_at_every_step_and_hardly_move_it(step: Step, word: str) -> None:
    before = State(language="en", step=step)
    done = turn(before, message(word))
    if word == "HELP" and step is Step.IDLE:
        assert (OpenReport() in done.effects, done.state.step) == (True, Step.DANGER)
        return
    assert KeepText() in done.effects and len(phrases(done)) == 1
    asking = step not in (Step.IDLE, Step.DONE)
    assert done.state.step is (Step.DONE if word == "STOP" and asking else step)


@pytest.mark.parametrize("word", ["HELP", "STOP", "START", "info", "Quit"])
def test_we_are_silent_where_the_carrier_answers(word: str) -> None:
    done = turn(DONE, message(word, carrier_answers_keywords=True))
    assert phrases(done) == []
    assert (OptOut() in done.effects) is done.state.opted_out


def test_the_carrier_does_not_answer_words_of_other_languages() -> None:
    done = turn(DONE, message("PARAR", carrier_answers_keywords=True, line_languages=("en", "es")))
    assert phrases(done) == [Phrase.STOPPED]


def test_yes_opts_in_only_after_a_stop() -> None:
    stopped = replace(DONE, opted_out=True)
    assert OptIn() in turn(stopped, message("YES", carrier_answers_keywords=True)).effects
    assert OptIn() not in turn(DONE, message("YES", carrier_answers_keywords=True)).effects


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (message("STATUS"), Phrase.ASK_CODE),
        (message(CODE, code=CodeSeen.UNKNOWN), Phrase.NO_SUCH_CODE),
        (message(CODE, code=CodeSeen.OWN_OPEN, stage="confirmed"), Phrase.STATUS_CONFIRMED),
        (
            message(f"status {CODE}", code=CodeSeen.OWN_OPEN, stage="referred"),
            Phrase.STATUS_REFERRED,
        ),
        (message(CODE, code=CodeSeen.OTHER_OPEN, stage="reading"), Phrase.STATUS_READING),
        (message(CODE, code=CodeSeen.CLOSED), Phrase.STATUS_CLOSED),
        (message(CODE, code=CodeSeen.OWN_OPEN, stage="no such stage"), Phrase.STATUS_RECEIVED),
    ],
)
@pytest.mark.parametrize("step", Step)
def test_status(step: Step, said: IncomingMessage, answer: Phrase) -> None:
    done = turn(State(language="en", step=step), said)
    assert phrases(done) == [answer]
    assert (SwitchTo() in done.effects) is (said.code is CodeSeen.OTHER_OPEN)
    assert OpenReport() not in done.effects
