"""The model knows languages of Latin letters; without its file words alone tell."""

from collections.abc import Iterator

import pytest

from intake.dialogue.understanding.language import statistical


@pytest.fixture
def no_file(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("py3langid.langid.MODEL_FILE", "no such file")
    statistical.model.cache_clear()
    yield
    statistical.model.cache_clear()


def test_a_model_that_can_not_be_loaded_says_nothing(no_file: None) -> None:
    assert statistical.probabilities("the workers have not been paid") == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the workers have not been paid since march", "en"),
        ("no nos han pagado las horas desde marzo", "es"),
        ("chúng tôi chưa được trả lương từ tháng ba", "vi"),
    ],
)
def test_shares_of_its_languages_add_up(text: str, language: str) -> None:
    shares = statistical.probabilities(text)
    assert set(shares) == set(statistical.LANGUAGES)
    assert sum(shares.values()) == pytest.approx(1)
    assert shares[language] > 0.5
