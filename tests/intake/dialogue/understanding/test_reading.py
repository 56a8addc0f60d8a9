from collections import Counter

import pytest

from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.engine import turn
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling import normalise
from tests.support.messages import message

CODE = "4821 7730 5519 2464"


def test_it_says_what_the_text_is() -> None:
    reading = Reading(" Status,  STATUS! ")
    assert (reading.plain, reading.words) == ("status status", ("status", "status"))
    assert Reading("/help@bot").keyword is Keyword.HELP
    assert Reading("unsubscribe").carrier_keyword is Keyword.STOP
    assert Reading("hello 1 2").is_try
    assert Reading("বাংলা").named_language == "bn"
    assert Reading("Mango-Tree").folded == "mangotree"


def test_a_worker_code_and_what_stands_beside_it() -> None:
    reading = Reading(f"{CODE} still locked")
    assert reading.worker_code == "4821773055192464"
    assert reading.without_code.text == "still locked"
    whole = Reading("still locked")
    assert whole.worker_code is None and whole.without_code is whole


def test_a_text_of_one_clause_is_not_read_again() -> None:
    reading = Reading("no danger")
    assert reading.clauses == (reading,)
    assert [one.text for one in Reading("no, danger.").clauses] == ["no", " danger"]
    assert Reading("?!").clauses == ()


def test_it_shows_nothing_of_the_text() -> None:
    assert "locked" not in repr(Reading("the door is locked"))


@pytest.mark.parametrize("step", [Step.IDLE, Step.DANGER, Step.CONTACT, Step.DONE])
@pytest.mark.parametrize("text", ["the fire exit is locked", "STATUS", "2", "আগুন লেগেছে"])
def test_one_turn_normalises_a_text_once(
    step: Step, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All who read the text share one reading; the language detector has a spelling of its own."""
    state = State(language="en", step=step)
    turn(state, message(text))
    seen: Counter[str] = Counter()
    table = normalise.plain_of

    def counted(composed_text: str) -> str:
        seen[composed_text] += 1
        return table(composed_text)

    monkeypatch.setattr("intake.dialogue.understanding.reading.plain_of", counted)
    turn(state, message(text))
    assert seen[normalise.composed(text)] == 1
