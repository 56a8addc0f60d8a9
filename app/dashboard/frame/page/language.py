"""The dashboard's language: the member's own, else the browser's, else English."""

import json
from functools import cache

from flask import Flask, request
from flask_babel import Babel, get_locale

from app.accounts.current_member import current_member_or_none
from app.accounts.languages import NAMES, OF_PAGES, offered
from app.mail.catalogs import RIGHT_TO_LEFT, texts_in
from config.platform.paths import TRANSLATIONS

# Pages for those who run or try Firedoor, in English.
ENGLISH_ONLY = frozenset({"practice"})
DOMAIN = "dashboard"


def set_up_language(app: Flask) -> None:
    """Prepares gettext for views and templates."""
    Babel(
        app,
        default_locale="en",
        default_domain=DOMAIN,
        default_translation_directories=str(TRANSLATIONS),
        locale_selector=pick_language,
    )
    app.jinja_env.globals["browser_sentences"] = browser_sentences
    app.jinja_env.globals["languages_offered"] = languages_offered
    app.jinja_env.globals["page_language"] = page_language
    app.jinja_env.globals["page_direction"] = page_direction


def pick_language() -> str:
    """One of OF_PAGES."""
    if request.blueprint in ENGLISH_ONLY:
        return "en"
    member = current_member_or_none()
    if member is not None and member.language in OF_PAGES:
        return member.language
    return request.accept_languages.best_match(OF_PAGES) or "en"


def languages_offered(kind: str) -> list[tuple[str, str]]:
    """(code, own name) of the languages that a member of such an organisation may choose."""
    return [(code, NAMES[code]) for code in offered(kind)]


def browser_sentences() -> str:
    """JSON: what scripts may have to say, by its English; empty on an English page."""
    return json.dumps(_browser_sentences(page_language()), ensure_ascii=False)


@cache
def _browser_sentences(language: str) -> dict[str, str]:
    return dict(texts_in(language, domain="browser"))


def page_language() -> str:
    """The `lang` of the page."""
    return str(get_locale() or "en").replace("_", "-")


def page_direction() -> str:
    """The `dir` of the page."""
    return "rtl" if page_language() in RIGHT_TO_LEFT else "ltr"
