"""Open questions come back as they were stored; what can't be one is left out."""

import json
from typing import Any

import pytest

from intake.dialogue.model.stored_waiting import MOST_UNSORTED, TOPIC, codes, read, stored
from intake.dialogue.model.waiting import (
    AskedForCodeWord,
    AskedForLanguage,
    AskedForRules,
    AskedForSecondCodeWord,
    AskedForTopic,
    AskedIfHappened,
    AskedIfSame,
    AskedToErase,
    PollKind,
    Waiting,
)

SAME = AskedIfSame(2, ("2.1", "4"), danger=True)


@pytest.mark.parametrize(
    "waiting",
    [
        None,
        AskedToErase(with_texts=True),
        AskedForCodeWord(),
        AskedForSecondCodeWord(behind=AskedForLanguage(("en", "bn"), behind=SAME)),
        AskedForLanguage(("en", "bn"), behind=AskedForRules()),
        AskedForTopic(),
        SAME,
        AskedIfHappened("a" * 32, PollKind.CLOSED, joins=False),
    ],
)
def test_what_is_stored_is_read_again(waiting: Waiting | None) -> None:
    kept = json.loads(json.dumps({"waiting_for": stored(waiting)}))
    assert read(kept) == waiting


def test_a_question_from_before_its_kind_was_stored_is_read() -> None:
    entry = {"question": "happened", "sent_id": "a" * 32}
    assert read({"waiting_for": [entry]}) == AskedIfHappened("a" * 32)
    flagged = read({"waiting_for": [entry | {"check_in": True}]})
    assert flagged == AskedIfHappened("a" * 32, PollKind.CHECK_IN)
    assert read({"waiting_for": [entry | {"kind": "else"}]}) == AskedIfHappened("a" * 32)


def same(**changed: Any) -> dict[str, Any]:
    return {"waiting_for": [{"question": "same_matter", "texts": 1} | changed]}


@pytest.mark.parametrize(
    ("table", "waiting"),
    [
        ({}, None),
        ({"waiting_for": ["erase", None, {"question": "weather"}, {}]}, None),
        ({"waiting_for": [{"question": "language", "codes": ["EN", 5, "b"]}]}, None),
        ({"waiting_for": [{"question": "language"}, {"question": "menu"}]}, AskedForTopic()),
        ({"waiting_for": [{"question": "erase", "with_texts": 1}]}, AskedToErase()),
        (same(texts=0), None),
        (same(texts=MOST_UNSORTED), AskedIfSame(MOST_UNSORTED)),
        (same(texts=MOST_UNSORTED + 1), None),
        (same(texts=True), None),
        (same(texts="1"), None),
        (same(topics=["2.1", "7", "money", 3], danger="yes"), AskedIfSame(1, ("2.1",))),
    ],
)
def test_what_can_not_be_a_question_is_left_out(
    table: dict[str, Any], waiting: Waiting | None
) -> None:
    assert read(table) == waiting


@pytest.mark.parametrize(
    ("flags", "waiting"),
    [
        ({"erase_asked": True, "erase_texts": True}, AskedToErase(with_texts=True)),
        ({"erase_asked": "yes"}, None),
        (
            {"languages_offered": ["en", "bn"], "menu": True},
            AskedForLanguage(("en", "bn"), behind=AskedForTopic()),
        ),
        ({"word_asked": True, "second_word_asked": True}, AskedForCodeWord()),
        (
            {"unsorted": 2, "later_topics": ["2.1"], "later_danger": True},
            AskedIfSame(2, ("2.1",), danger=True),
        ),
        ({"unsorted": 0, "rules": True}, AskedForRules()),
    ],
)
def test_the_flags_of_version_2_are_read(flags: dict[str, Any], waiting: Waiting | None) -> None:
    assert read(flags) == waiting


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (["1", "6.9", "0", "7.1", "2.10", 2, None], ("1", "6.9")),
        ("2.1", ()),
        (None, ()),
        ({"2.1": 1}, ()),
    ],
)
def test_only_codes_of_the_form_are_taken_from_a_list(found: object, kept: tuple[str, ...]) -> None:
    assert codes(found, TOPIC) == kept
