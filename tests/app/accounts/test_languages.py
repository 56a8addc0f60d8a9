"""A member may choose a language in which there is something for the kind to read."""

import pytest

from app.accounts.languages import NAMES, offered


@pytest.mark.parametrize(
    ("kind", "language", "may"),
    [
        ("monitor", "bn", True),
        ("monitor", "de", False),
        ("head_office", "de", False),
        ("head_office", "ar", True),
        ("affiliate", "de", True),
        ("affiliate", "sv", True),
        ("affiliate", "th", False),
    ],
)
def test_a_buyer_may_choose_more(kind: str, language: str, may: bool) -> None:
    assert (language in offered(kind)) is may


@pytest.mark.parametrize("kind", ["monitor", "affiliate"])
def test_each_is_offered_once_and_by_a_name(kind: str) -> None:
    languages = offered(kind)
    assert len(set(languages)) == len(languages)
    assert set(languages) <= set(NAMES)
