"""Half characters are marked; all else stays."""

from bots.receiving.whole_text import whole


def test_a_text_that_is_whole_stays() -> None:
    assert whole("দরজা বন্ধ 🔒") == "দরজা বন্ধ 🔒"


def test_a_half_character_is_marked_as_missing() -> None:
    assert whole("a\ud83d") == "a\ufffd"
    whole("\udd12 b").encode()
