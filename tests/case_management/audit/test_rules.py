"""Nobody edits, drops, adds or reorders an entry of the log unseen."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.audit.rules import (
    GENESIS,
    ChainCheck,
    Kept,
    LogFault,
    detail_hash,
    entry_hash,
)

VALUES = st.none() | st.integers() | st.text('aé漢😀"\\\n', max_size=8)
ENTRIES = st.lists(
    st.tuples(st.sampled_from(["me", "you"]), VALUES, st.text("xyz{}", max_size=4), st.booleans()),
    min_size=1,
    max_size=6,
)
ERASING = "log.erase"


def chain(given: Sequence[tuple[Any, ...]]) -> list[Kept]:
    """Entries of before details could be erased, then those of today."""
    kept, previous = [], GENESIS
    for number, (actor, what, detail, old) in enumerate(
        sorted(given, key=lambda one: not one[3]), start=1
    ):
        salt = None if old else bytes([number] * 16)
        digest = None if salt is None else detail_hash(salt, detail)
        at = "2026-11-30T12:00:00+00:00"
        entry = Kept("o", number, at, actor, "a", what, detail, salt, digest, b"")
        previous = entry_hash(previous, entry.covered())
        kept.append(replace(entry, entry_hash=previous))
    return kept


def checked(entries: Sequence[Kept], **known: Any) -> ChainCheck:
    check = ChainCheck(**known)
    if check.take(entries, ERASING):
        check.end()
    return check


def test_the_hash_is_spelled_out_so_that_others_can_check_it() -> None:
    spelled = b"firedoor/v1/audit\n" + bytes(32) + '{"a":"é","b":[1,null]}'.encode()
    assert entry_hash(GENESIS, {"b": [1, None], "a": "é"}) == hashlib.sha256(spelled).digest()
    assert (
        detail_hash(b"s" * 16, "é")
        == hashlib.sha256(b"firedoor/v1/audit-detail\n" + b"s" * 16 + "é".encode()).digest()
    )


@given(ENTRIES)
def test_an_honest_chain_verifies(given: list[Any]) -> None:
    found = checked(chain(given))
    assert (found.touched, found.number) == (None, len(given))


@given(ENTRIES, st.data())
def test_an_edit_shows_where_it_was_made(given: list[Any], data: st.DataObject) -> None:
    kept = chain(given)
    at = data.draw(st.integers(0, len(kept) - 1))
    column = data.draw(st.sampled_from(list(vars(kept[at]))))
    kept[at] = replace(kept[at], **{column: data.draw(st.just("edited") | st.floats())})
    assert checked(kept).touched == at + 1


@given(ENTRIES, st.data())
def test_a_dropped_or_repeated_entry_shows(given: list[Any], data: st.DataObject) -> None:
    kept = chain(given)
    at = data.draw(st.integers(0, len(kept) - 1))
    assert checked([*kept[: at + 1], *kept[at:]]).touched == at + 2
    if at < len(kept) - 1:
        assert checked([*kept[:at], *kept[at + 1 :]]).touched == at + 1


def today(*details: str) -> list[Kept]:
    return chain([("me", "c", detail, False) for detail in details])


def test_a_chain_written_anew_or_cut_shows_against_its_checkpoint() -> None:
    kept, anew = today("1", "2", "3"), today("1", "other", "3")
    known = {
        number: frozenset({bytes(kept[number - 1].entry_hash)})  # type: ignore[call-overload]
        for number in (1, 3)
    }
    assert checked(kept, checkpoints=known).proven == 3
    rewritten = checked(anew, checkpoints=known)
    assert (rewritten.fault, rewritten.touched, rewritten.proven) == (LogFault.REWRITTEN, 2, 1)
    cut = checked(kept[:2], checkpoints=known)
    assert (cut.fault, cut.touched) == (LogFault.CUT, 3)


def test_an_old_entry_behind_a_new_one_was_put_there() -> None:
    kept = today("1")
    old = Kept("o", 2, kept[0].at, "me", "a", None, "2", None, None, b"")
    digest = entry_hash(bytes(kept[0].entry_hash), old.covered())  # type: ignore[call-overload]
    assert checked([*kept, replace(old, entry_hash=digest)]).touched == 2


def test_a_detail_is_gone_only_where_an_entry_says_so() -> None:
    kept = today("1", "2")
    kept[0] = replace(kept[0], detail=None, salt=None)
    found = checked(kept)
    assert (found.fault, found.touched, found.erased) == (LogFault.DETAIL, 1, 1)
    said = chain([("me", "c", "1", False), ("clerk", "c", "{}", False)])
    said[0] = replace(said[0], detail=None, salt=None)
    check = ChainCheck()
    assert check.take(said[:1], ERASING)
    saying = replace(said[1], action=ERASING)
    digest = entry_hash(check.head, saying.covered())
    assert check.take([replace(saying, entry_hash=digest)], ERASING)
    check.end()
    assert (check.touched, check.erased) == (None, 1)


@pytest.mark.parametrize("value", [1.5, b"bytes", {1: "number as key"}, [{"deep": 0.1}]])
def test_what_has_no_single_spelling_is_not_logged(value: object) -> None:
    with pytest.raises(ValueError, match="audit entry"):
        entry_hash(GENESIS, {"value": value})
