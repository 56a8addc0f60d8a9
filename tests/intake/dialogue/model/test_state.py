import json
from dataclasses import fields

import pytest

from intake.dialogue.model.effects import KeepText, Untag
from intake.dialogue.model.state import VERSION, State, Step
from intake.dialogue.model.waiting import (
    AskedForCodeWord,
    AskedForLanguage,
    AskedForRules,
    AskedForSecondCodeWord,
    AskedForTopic,
    AskedIfSame,
    AskedToErase,
    Waiting,
)
from intake.dialogue.talk.engine import turn
from tests.support.messages import message


@pytest.mark.parametrize("step", Step)
def test_it_survives_storage_at_every_step(step: Step) -> None:
    state = State(language="bn", step=step, with_person=True, test=True, acked=True)
    assert State.from_json(state.to_json()) == state


def test_the_stored_form_is_canonical() -> None:
    stored = json.loads(
        State(topics=("2.1",), waiting_for=AskedForLanguage(("bn",)), place="K7Q2M4R8TW").to_json()
    )
    assert list(stored) == sorted(stored)
    assert set(stored) == {field.name for field in fields(State)}
    assert (stored["topics"], stored["version"]) == (["2.1"], VERSION)
    assert stored["waiting_for"] == [{"codes": ["bn"], "question": "language"}]
    assert stored["place"] == "K7Q2M4R8TW"


VERSION_1 = (
    '{"acked":true,"clear_told":false,"erase_asked":false,"erase_texts":false,"language":"bn",'
    '"language_chosen":false,"opted_out":false,"place_known":true,"step":"%s","test":false,'
    '"version":1,"with_person":false}'
)


@pytest.mark.parametrize("step", ["idle", "danger", "place", "contact", "consent", "done"])
def test_a_talk_that_began_under_version_1_goes_on(step: str) -> None:
    state = State.from_json(VERSION_1 % step)
    assert state == State(language="bn", step=Step(step), acked=True, place_known=True)
    assert KeepText() in turn(state, message("1")).effects


@pytest.mark.parametrize("step", ["danger", "place", "consent", "done"])
def test_words_make_a_case_of_a_try_that_began_under_version_1(step: str) -> None:
    stored = (VERSION_1 % step).replace('"test":false', '"test":true')
    still = turn(State.from_json(stored), message("hello? 1 2 3"))
    assert still.state.test and Untag() not in still.effects
    for said in (message("he locks the door, a woman fell"), message("", media_count=1)):
        told = turn(State.from_json(stored), said)
        assert told.effects.count(Untag()) == 1
        assert not told.state.test


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("topics", ["2.1", "7", "words", 3]),
        ("topics", "2.1"),
        ("place", "a sentence of theirs"),
        ("place", "RAHIMA"),
        ("place", "K7Q2M4R8TWXYZ"),
        ("place", "k7q2m4r8tw"),
        ("unsorted", -1),
        ("unsorted", True),
        ("unsorted", 10**9),
        ("later_topics", [None]),
        ("languages_offered", True),
        ("languages_offered", ["Rahima", 3, None]),
    ],
)
def test_what_cannot_be_in_a_state_is_left_out(field: str, value: object) -> None:
    read = State.from_json(json.dumps({"step": "done", field: value}))
    left = {"topics": ("2.1",)} if value == ["2.1", "7", "words", 3] else {}
    assert read == State(step=Step.DONE, **left)


def test_states_of_other_versions_survive() -> None:
    newer = '{"version":9,"step":"dreaming","language":"es","opted_out":true,"mood":[1]}'
    assert State.from_json(newer) == State(language="es", step=Step.DONE, opted_out=True)
    assert State.from_json('{"step":"place"}') == State(step=Step.PLACE)


@pytest.mark.parametrize("text", ["", "null", "[]", "{", '{"language":5,"test":"yes"}'])
def test_what_is_no_state_asks_nothing(text: str) -> None:
    assert State.from_json(text) == State(step=Step.DONE)


VERSION_2 = (
    '{"acked":true,"clear_told":false,"erase_asked":%s,"erase_texts":%s,"language":"bn",'
    '"language_chosen":false,"language_sure":true,"languages_offered":%s,"later_danger":%s,'
    '"later_topics":%s,"menu":%s,"opted_out":false,"other_place":false,"place":"","place_known":'
    'false,"question":false,"rules":%s,"second_word_asked":%s,"shown":false,"speaks":false,"step":'
    '"done","test":false,"topics":["2.1"],"unsorted":%s,"version":2,"with_person":false,'
    '"word_asked":%s}'
)
NOTHING = dict(
    zip(
        (
            "erase",
            "texts",
            "languages",
            "danger",
            "topics",
            "menu",
            "rules",
            "second",
            "unsorted",
            "word",
        ),
        ("false", "false", "[]", "false", "[]", "false", "false", "false", "0", "false"),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("flags", "waiting"),
    [
        ({}, None),
        ({"erase": "true"}, AskedToErase()),
        ({"erase": "true", "texts": "true"}, AskedToErase(with_texts=True)),
        ({"word": "true"}, AskedForCodeWord()),
        ({"second": "true"}, AskedForSecondCodeWord()),
        ({"languages": '["bn","en"]'}, AskedForLanguage(("bn", "en"))),
        ({"menu": "true"}, AskedForTopic()),
        ({"rules": "true"}, AskedForRules()),
        (
            {"unsorted": "2", "topics": '["3.1"]', "danger": "true"},
            AskedIfSame(2, ("3.1",), danger=True),
        ),
        (
            {"erase": "true", "languages": '["bn","en"]', "unsorted": "1"},
            AskedToErase(behind=AskedForLanguage(("bn", "en"), behind=AskedIfSame())),
        ),
    ],
)
def test_the_open_questions_of_version_2_are_still_open(
    flags: dict[str, str], waiting: Waiting | None
) -> None:
    read = State.from_json(VERSION_2 % tuple((NOTHING | flags).values()))
    assert read.waiting_for == waiting
    assert (read.topics, read.language, read.acked) == (("2.1",), "bn", True)
    assert State.from_json(read.to_json()) == read
