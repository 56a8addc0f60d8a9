"""A catalog is read by its language's code, and by nothing else."""

import pytest

from app.mail.catalogs import texts_in


def test_a_language_has_its_sentences() -> None:
    assert len(texts_in("fr")) == len(texts_in("es")) > 3


@pytest.mark.parametrize("language", ["xx", "../fr", "", "fr/"])
def test_what_is_no_language_of_ours_has_none(language: str) -> None:
    assert texts_in(language) == {}
