"""Nobody edits, drops, adds or reorders an entry of the log unseen."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.audit.rules import GENESIS, entry_hash, verify_chain

VALUES = st.none() | st.booleans() | st.integers() | st.text('aé漢😀"\\\n', max_size=8)
ENTRIES = st.lists(
    st.dictionaries(st.text("abcü", min_size=1, max_size=3), VALUES | st.lists(VALUES, max_size=3)),
    min_size=1,
    max_size=6,
)


def chain(entries):  # type: ignore[no-untyped-def]
    kept, previous = [], GENESIS
    for entry in entries:
        previous = entry_hash(previous, entry)
        kept.append((entry, previous))
    return kept


def test_the_hash_is_spelled_out_so_that_others_can_check_it() -> None:
    spelled = b"firedoor/v1/audit\n" + bytes(32) + '{"a":"é","b":[1,null]}'.encode()
    assert entry_hash(GENESIS, {"b": [1, None], "a": "é"}) == hashlib.sha256(spelled).digest()


@given(ENTRIES)
def test_an_honest_chain_verifies(entries) -> None:  # type: ignore[no-untyped-def]
    assert verify_chain(chain(entries)) is None


@given(ENTRIES, st.data())
def test_an_edit_shows_where_it_was_made(entries, data) -> None:  # type: ignore[no-untyped-def]
    kept = chain(entries)
    at = data.draw(st.integers(0, len(kept) - 1))
    entry, digest = kept[at]
    kept[at] = ({**entry, "edited": data.draw(VALUES | st.floats())}, digest)
    assert verify_chain(kept) == at


@given(ENTRIES, st.data())
def test_a_dropped_or_repeated_entry_shows(entries, data) -> None:  # type: ignore[no-untyped-def]
    kept = chain(entries)
    at = data.draw(st.integers(0, len(kept) - 1))
    assert verify_chain([*kept[: at + 1], *kept[at:]]) == at + 1
    if at < len(kept) - 1:
        assert verify_chain([*kept[:at], *kept[at + 1 :]]) == at


@pytest.mark.parametrize("value", [1.5, b"bytes", {1: "number as key"}, [{"deep": 0.1}]])
def test_what_has_no_single_spelling_is_not_logged(value: object) -> None:
    with pytest.raises(ValueError, match="audit entry"):
        entry_hash(GENESIS, {"value": value})
