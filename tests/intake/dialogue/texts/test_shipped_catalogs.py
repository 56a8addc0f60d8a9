"""The catalogs that came with the code."""

from intake.dialogue.texts.catalogs import SOURCE_LANGUAGE
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs


def test_they_are_read_once_and_hold_every_language() -> None:
    catalogs = shipped_catalogs()
    assert shipped_catalogs() is catalogs
    assert {"bn", "ar", SOURCE_LANGUAGE} <= set(catalogs.languages)
