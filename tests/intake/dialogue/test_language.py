import pytest

from intake.dialogue.language import Guess, detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("দরজায় তালা", "bn"),
        ("overtime এর টাকা দেয় না", "bn"),
        ("amader beton dey nai", "bn"),
        ("vai amra khub bipode achi ekhane", "bn"),
        ("The doors are locked at night", "en"),
        ("we have not been paid", "en"),
        ("No nos pagan las horas extra", "es"),
        ("la puerta esta cerrada y no hay salida", "es"),
    ],
)
@pytest.mark.parametrize("line", [("en", "bn", "es"), ("bn", "en"), ("es",)])
def test_the_text_wins_over_the_line(text: str, language: str, line: tuple[str, ...]) -> None:
    assert detect(text, line, None) == Guess(language, certain=True)


@pytest.mark.parametrize("text", ["", "1", "👍", ".", "+12025550143"])
def test_without_words_the_hint_and_then_the_line_decide(text: str) -> None:
    assert detect(text, ("bn", "en"), None) == Guess("bn", certain=False)
    assert detect(text, ("bn", "en"), "es-MX") == Guess("es", certain=False)
    assert detect(text, ("bn", "en"), "fr") == Guess("bn", certain=False)
    assert detect(text, (), None) == Guess("en", certain=False)


def test_digits_of_a_script_are_a_sign_but_no_proof() -> None:
    assert detect("১", ("en",), None) == Guess("bn", certain=False)


def test_one_word_is_not_enough_to_change() -> None:
    assert not detect("no", ("en", "es"), None).certain
    assert not detect("La Esperanza", ("en", "es"), None).certain
