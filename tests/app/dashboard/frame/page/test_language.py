"""The language of a page: the member's own, else the browser's, else English."""

import json
from dataclasses import replace

import pytest
from flask_babel import force_locale

from app.accounts.current_member import set_current_member
from app.dashboard.frame.page.language import (
    browser_sentences,
    languages_offered,
    page_direction,
    page_language,
    pick_language,
)
from app.dashboard.frame.request import Dashboard
from tests.app.dashboard.frame.access.test_permissions import ASHA
from tests.support.desk import URL


@pytest.mark.parametrize(
    ("path", "member", "browser", "picked"),
    [
        ("/sign-in", None, "bn", "bn"),
        ("/sign-in", None, "de-AT,de;q=0.9,fr;q=0.5", "de"),
        ("/sign-in", None, "ta, fr;q=0.3", "fr"),
        ("/sign-in", None, "ta", "en"),
        ("/sign-in", None, "", "en"),
        ("/people", "es", "bn", "es"),
        # A buyer's Dutch is for mails alone: the pages are in the browser's.
        ("/people", "nl", "de", "de"),
        ("/people", "nl", "nl", "en"),
        # For those who try Firedoor, in English.
        ("/practice", "es", "bn", "en"),
    ],
)
def test_the_language_is_the_members_or_the_browsers(
    empty_dashboard: Dashboard, path: str, member: str | None, browser: str, picked: str
) -> None:
    headers = {"Accept-Language": browser}
    with empty_dashboard.test_request_context(path, base_url=URL, headers=headers):
        if member:
            set_current_member(replace(ASHA, language=member))
        assert pick_language() == picked


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("bn", "ltr"), ("ar", "rtl")])
def test_a_page_says_its_language_and_direction(
    in_english: Dashboard, language: str, direction: str
) -> None:
    with force_locale(language):
        assert (page_language(), page_direction()) == (language, direction)


def test_scripts_get_their_sentences_by_the_english(in_english: Dashboard) -> None:
    assert json.loads(browser_sentences()) == {}
    with force_locale("bn"):
        sentences = json.loads(browser_sentences())
    assert sentences
    assert all(english != words for english, words in sentences.items())


@pytest.mark.parametrize(
    ("kind", "german", "dutch"),
    [("monitor", False, False), ("head_office", False, False), ("affiliate", True, True)],
)
def test_what_is_for_buyers_is_offered_to_buyers(kind: str, german: bool, dutch: bool) -> None:
    codes = dict(languages_offered(kind))
    assert ("de" in codes, "nl" in codes) == (german, dutch)
    assert codes["bn"] == "বাংলা"
