import pytest

from intake.dialogue.severity import Suggestion, suggest


@pytest.mark.parametrize(
    ("text", "language", "category", "danger"),
    [
        ("The fire exit is locked every night", "en", "1.1", True),
        ("there is a crack in the wall near the stairs", "en", "1.1", True),
        ("a man lost his finger in the machine", "en", "1.2", False),
        ("the toilet is dirty and there is dust", "en", "1.3", False),
        ("my salary is not paid for two months", "en", "2.1", False),
        ("overtime every night and no day off", "en", "2.2", False),
        ("no maternity leave", "en", "2.3", False),
        ("the manager slapped her", "en", "3.1", False),
        ("he shouts insults, he humiliates us", "en", "3.2", False),
        ("they threaten the union committee and blacklist us", "en", "4.1", False),
        ("they will fire me", "en", "4.2", False),
        ("I was punished because I spoke", "en", "4.3", False),
        ("they keep my passport for the debt", "en", "5.1", False),
        ("children under age work here", "en", "5.2", False),
        ("কারখানায় আগুন লেগেছে", "bn", "1.1", True),
        ("দরজায় তালা দেওয়া", "bn", "1.1", True),
        ("তিন মাস বেতন দেয় না", "bn", "2.1", False),
        ("amader beton dey nai", "bn", "2.1", False),
        ("dorja bondho, agun", "bn", "1.1", True),
        ("বাচ্চারা কাজ করে", "bn", "5.2", False),
        ("Las puertas cerradas con candado", "es", "1.1", True),
        ("no nos pagan el sueldo", "es", "2.1", False),
        ("me despidieron del trabajo", "es", "4.2", False),
        ("tienen mi pasaporte", "es", "5.1", False),
        ("hello", "en", None, False),
        ("", None, None, False),
    ],
)
def test_suggestions(text: str, language: str | None, category: str | None, danger: bool) -> None:
    assert suggest(text, language) == Suggestion(category, danger)


def test_the_wrong_language_still_finds_the_words() -> None:
    assert suggest("আগুন", "en") == Suggestion("1.1", True)
