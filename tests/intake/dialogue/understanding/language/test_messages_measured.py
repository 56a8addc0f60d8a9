"""The measured messages: enough of them, and split by nobody's choice."""

import hashlib
from collections import Counter

import pytest

from bench.languages.messages import HALVES, SEED, Written, written
from intake.dialogue.understanding.language import KNOWN

ALL = [one for half in HALVES for one in written(half)]
COUNTS = Counter(one.writing for one in ALL)


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_a_language_has_forty_messages(language: str) -> None:
    assert COUNTS[language] >= 40


@pytest.mark.parametrize("writing", sorted(one for one in COUNTS if "-" in one))
def test_another_writing_has_twenty_five(writing: str) -> None:
    assert COUNTS[writing] >= 25


@pytest.mark.parametrize("half", HALVES)
def test_the_halves_are_as_the_seed_says(half: str) -> None:
    def falls_to(one: Written) -> str:
        digest = hashlib.sha256(f"{SEED}\n{one.text}".encode()).digest()
        return HALVES[digest[0] % 2]

    assert {falls_to(one) for one in written(half)} == {half}


def test_no_message_is_there_twice() -> None:
    assert len({(one.writing, one.text) for one in ALL}) == len(ALL)
