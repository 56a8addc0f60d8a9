"""Any two of three sheets give the secret; one alone, or a wrong word, gives nothing."""

from itertools import permutations

import pytest

from vault.recovery.papers import WORDS, SharesRefused, new_paper_key, secret_of


def test_any_two_sheets_in_any_order_give_the_secret() -> None:
    key = new_paper_key()
    for one, other in permutations(key.sheets, 2):
        assert secret_of(one, other) == key.secret


def test_a_sheet_is_typed_by_a_person() -> None:
    key = new_paper_key()
    assert all(len(one.split()) == WORDS for one in key.sheets)
    typed = "  " + key.sheets[0].upper().replace(" ", "\n ")
    assert secret_of(typed, key.sheets[1]) == key.secret


def test_no_two_sheets_of_two_keys_fit() -> None:
    one, other = new_paper_key(), new_paper_key()
    for sheet in other.sheets:
        with pytest.raises(SharesRefused, match="not of one key"):
            secret_of(one.sheets[0], sheet)


def test_a_mistake_is_said() -> None:
    key = new_paper_key()
    with pytest.raises(SharesRefused, match="same sheet"):
        secret_of(key.sheets[0], key.sheets[0])
    with pytest.raises(SharesRefused, match="24 words"):
        secret_of(key.sheets[0], key.sheets[1].rpartition(" ")[0])
    with pytest.raises(SharesRefused, match="24 words"):
        secret_of(key.sheets[0], "firedoor " * WORDS)


def test_the_secret_does_not_show_in_a_repr() -> None:
    key = new_paper_key()
    assert key.sheets[0] not in repr(key)
    assert key.secret.seed.hex() not in repr(key)
