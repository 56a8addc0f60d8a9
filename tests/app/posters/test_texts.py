"""Every text of a poster is in every language that has posters, and no other has one."""

from app.posters.texts import PosterText, has_posters, texts_of


def test_a_language_with_posters_has_every_text() -> None:
    assert has_posters("bn")
    texts = texts_of("bn")
    assert all(texts[one] for one in PosterText)
    assert texts != texts_of("en")


def test_a_language_without_a_catalog_has_none() -> None:
    assert not has_posters("xx")
