"""A later text about something else: what waits for the answer, and what ends the question."""

from dataclasses import replace

import pytest

from intake.dialogue.model.effects import (
    AnswerQuestion,
    Effect,
    KeepText,
    MoveTexts,
    OfferLanguages,
    OpenReport,
    OptOut,
    Propose,
    ProposeBefore,
    Say,
    SwitchTo,
)
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.stored_waiting import MOST_UNSORTED
from intake.dialogue.model.waiting import AskedIfSame, SideQuestion
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import CodeSeen, Turn
from intake.dialogue.understanding.code_word_text import CodeWordMatch
from tests.support.messages import message

DONE = State(language="en", language_sure=True, step=Step.DONE, topics=("2.1",), place_known=True)
LINE = ("en", "bn", "es")
CODE = "4821 7730 5519 2464"


def hear(state: State, text: str, **more: object) -> Turn:
    known = {"line_languages": LINE, "minutes_since_last": 1, **more}
    return turn(state, message(text, **known))  # type: ignore[arg-type]


ASKED = hear(DONE, "the manager slapped her", minutes_since_last=60).state


def phrases(done: Turn) -> list[Phrase]:
    return [effect.phrase for effect in done.effects if isinstance(effect, Say)]


def quiet(done: Turn) -> list[Effect]:
    return [effect for effect in done.effects if not isinstance(effect, Say)]


@pytest.mark.parametrize(
    ("text", "more", "answer"),
    [
        ("HELP", {}, Phrase.HELP),
        ("START", {}, Phrase.WELCOME),
        ("STATUS", {}, Phrase.ASK_CODE),
        (CODE, {"code": CodeSeen.OWN_OPEN}, Phrase.STATUS_RECEIVED),
        (CODE, {"code": CodeSeen.UNKNOWN}, Phrase.NO_SUCH_CODE),
        ("WORD", {}, Phrase.ASK_WORD),
        ("CLEAR", {"can_clear": True}, Phrase.CLEARED),
        ("ERASE", {}, Phrase.ASK_ERASE),
        ("mango", {"code_word": CodeWordMatch.RIGHT}, Phrase.WORD_NOTHING),
        ("Español", {}, Phrase.ASK_SAME),
    ],
)
def test_a_command_is_no_text_that_waits(
    text: str, more: dict[str, object], answer: Phrase
) -> None:
    done = hear(ASKED, text, **more)
    assert phrases(done) == [answer]
    assert done.state.unsorted == ASKED.unsorted == 1
    # The worker said to want no word, and not to be forgotten.
    asked = done.state.no_longer_asking(SideQuestion.ERASE, SideQuestion.CODE_WORD)
    new = hear(asked, "2")
    assert quiet(new) == [Propose(("3.1",), False), OpenReport(), MoveTexts(), KeepText()]


def test_the_menu_of_languages_leaves_the_question_open() -> None:
    offered = hear(ASKED, "9")
    assert quiet(offered) == [KeepText(), OfferLanguages(LINE)]
    chosen = hear(offered.state, "3")
    assert (chosen.state.language, phrases(chosen)) == ("es", [Phrase.ASK_SAME])
    assert chosen.state.unsorted == 1
    assert MoveTexts() in hear(chosen.state, "2").effects


def test_a_question_is_answered_and_waits_with_the_other_texts() -> None:
    done = hear(ASKED, "how much is overtime pay?")
    assert quiet(done) == [KeepText(), AnswerQuestion(("overtime",))]
    assert done.state.unsorted == 2


def test_words_with_an_unknown_code_wait_and_the_worker_is_told() -> None:
    done = hear(ASKED, "in front of all", code=CodeSeen.UNKNOWN)
    assert phrases(done) == [Phrase.NO_SUCH_CODE]
    assert done.state.unsorted == 2


@pytest.mark.parametrize(
    ("text", "more", "answer"),
    [
        ("MENU", {}, [Phrase.ASK_TOPIC]),
        ("RULES", {}, [Phrase.ASK_RULES]),
        ("STOP", {}, [Phrase.STOPPED]),
        ("I already told you", {}, [Phrase.TOLD_BEFORE]),
        ("it was in the canteen", {"code": CodeSeen.OWN_OPEN}, [Phrase.ADDED]),
    ],
)
def test_what_goes_elsewhere_leaves_earlier_texts_where_they_are(
    text: str, more: dict[str, object], answer: list[Phrase]
) -> None:
    done = hear(ASKED, text, **more)
    assert phrases(done) == answer
    assert Propose(("3.1",), False) in done.effects and MoveTexts() not in done.effects
    assert (done.state.unsorted, done.state.topics) == (0, ("2.1", "3.1"))


def test_after_the_menu_a_digit_chooses_a_topic() -> None:
    done = hear(hear(ASKED, "MENU").state, "2")
    assert quiet(done) == [OpenReport(), KeepText()]
    assert done.state.topics == ("2",)


def test_the_workers_other_report_ends_the_question_in_this_one() -> None:
    done = hear(ASKED, f"{CODE} locked again", code=CodeSeen.OTHER_OPEN)
    assert quiet(done)[:3] == [Propose(("3.1",), False), SwitchTo(), KeepText()]
    assert done.state.unsorted == 0


def test_a_person_who_writes_to_the_worker_ends_the_question() -> None:
    done = hear(replace(ASKED, with_person=True), "2")
    assert quiet(done) == [KeepText(), Propose(("3.1",), False)]
    assert (done.state.unsorted, phrases(done)) == (0, [])


def test_who_stops_while_asked_gets_nothing_moved_later() -> None:
    stopped = hear(ASKED, "STOP")
    assert OptOut() in stopped.effects
    assert MoveTexts() not in hear(stopped.state, "2").effects


def test_who_never_answers_is_not_waited_for() -> None:
    state = ASKED
    for _ in range(MOST_UNSORTED):
        state = hear(state, "in front of all").state
    assert (state.unsorted, state.topics) == (0, ("2.1", "3.1"))


DAYS = 4 * 24 * 60


@pytest.mark.parametrize(("text", "same"), [("1", True), ("2", False), ("a new one", False)])
def test_the_answer_may_come_days_late(text: str, same: bool) -> None:
    done = hear(ASKED, text, minutes_since_last=DAYS)
    assert (MoveTexts() in done.effects) is not same
    assert Propose(("3.1",), False) in done.effects


def test_other_words_days_later_leave_what_waited_where_it_is_with_its_topics() -> None:
    asked = ASKED.asking(replace(ASKED.same_matter or AskedIfSame(), danger=True))
    done = hear(asked, "no water on our floor", minutes_since_last=DAYS)
    assert quiet(done) == [
        ProposeBefore(("3.1",), True),
        Propose(("1.3",), False),
        OpenReport(),
        KeepText(),
    ]
    assert done.state.topics == ("1.3",)
