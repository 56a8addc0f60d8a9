"""Addresses: their numbers, and the words of their places in any order."""

import pytest

from case_management.supply_chain.matching.addresses import compare_addresses, place_words

INDONESIA = frozenset({"indonesia", "id"})


def test_short_forms_and_order_tell_nothing() -> None:
    alike = compare_addresses(
        "Jl. Raya Bogor KM 28, Cimanggis, Depok 16951, Indonesia",
        "Kec. Cimanggis, Kota Depok, Jalan Raya Bogor Km. 28",
        INDONESIA,
    )
    assert alike.score is not None
    assert alike.score > 0.9
    assert (alike.numbers, alike.postal) == ("same", "none")


def test_another_house_and_another_post_office() -> None:
    alike = compare_addresses("9 Mill Road, Depok 16951", "7 Mill Road, Depok 16999", INDONESIA)
    assert (alike.numbers, alike.postal) == ("other", "other")


@pytest.mark.parametrize("address", ["Indonesia.", "", "No. 5"])
def test_an_address_may_say_too_little(address: str) -> None:
    assert compare_addresses(address, "9 Mill Road, Depok", INDONESIA).score is None


def test_numbers_alone_may_be_enough() -> None:
    alike = compare_addresses("17 Ave. 40-76 Zona 12", "17 Avenida 40-76, Zona 12", INDONESIA)
    assert alike.score == 0.8


def test_the_words_of_places() -> None:
    assert place_words("9 Mill Road, Depok") == {"depok"}
