"""A factory's code for links is made once; a poster's languages stand before the older ones."""

from case_management.supply_chain.actions.name_for_links import note_poster, start_code_of
from case_management.supply_chain.models import Factory
from config.start_codes import ALPHABET, LENGTH


def test_the_code_stays() -> None:
    factory = Factory(code="4417", name="Meghna Shirts")
    made = start_code_of(factory)
    assert len(made) == LENGTH and set(made) <= set(ALPHABET)
    assert start_code_of(factory) == made


def test_the_newest_poster_comes_first_and_no_language_twice() -> None:
    factory = Factory(code="4417", name="Meghna Shirts", languages="en,bn")
    note_poster(factory, ("bn", "my"))
    assert factory.languages == "bn,my,en"
