"""An OS ID is known by its shape and its check character, however it is spaced."""

import pytest

from case_management.supply_chain.matching.os_id import NoOsId, check_character, read_os_id

FIRST = "BD2019303BQ3FZ"
OS_ID = FIRST + check_character(FIRST)


@pytest.mark.parametrize(
    "written", [OS_ID, f" {OS_ID.lower()} ", f"{OS_ID[:2]}-{OS_ID[2:9]} {OS_ID[9:]}"]
)
def test_an_id_is_read_however_it_is_spaced(written: str) -> None:
    assert read_os_id(written) == OS_ID


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "shape"),
        (OS_ID[:-1], "shape"),
        ("1" + OS_ID[1:], "shape"),
        (OS_ID[:10] + "O" + OS_ID[11:], "shape"),
        (OS_ID[:10] + ("A" if OS_ID[10] != "A" else "C") + OS_ID[11:], "check"),
    ],
)
def test_what_is_none_says_why(written: str, why: str) -> None:
    with pytest.raises(NoOsId) as refused:
        read_os_id(written)
    assert refused.value.why == why


def test_the_check_is_the_sum_of_the_standard() -> None:
    """By hand: Z and Z are 90 each, all else is zero; 180 mod 32 is 20, the letter M."""
    assert check_character("ZZ000000000000") == "M"
