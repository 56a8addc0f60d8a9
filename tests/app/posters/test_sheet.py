"""A link is drawn as a QR code that a phone reads from a wall."""

from app.posters.sheet import drawn


def test_a_longer_link_is_a_larger_code() -> None:
    short, long = (
        drawn("sms:+15005550006"),
        drawn("https://t.me/practice_line_bot?start=" + "4" * 40),
    )
    assert short != long
    assert drawn("sms:+15005550006") == short
