"""The dashboard's language: the member's own, else the browser's, else English."""

from pathlib import Path

from flask import Flask, request
from flask_babel import Babel, get_locale

from app.accounts.current import current_member_or_none

LANGUAGES = ("en", "bn", "de", "es", "fr")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
FOLDER = Path(__file__).resolve().parents[2] / "translations"
DOMAIN = "dashboard"


def set_up_language(app: Flask) -> None:
    """Prepares gettext for views and templates."""
    Babel(
        app,
        default_locale="en",
        default_domain=DOMAIN,
        default_translation_directories=str(FOLDER),
        locale_selector=pick_language,
    )
    app.jinja_env.globals["page_language"] = page_language
    app.jinja_env.globals["page_direction"] = page_direction


def pick_language() -> str:
    """One of LANGUAGES."""
    member = current_member_or_none()
    if member is not None and member.language in LANGUAGES:
        return member.language
    return request.accept_languages.best_match(LANGUAGES) or "en"


def page_language() -> str:
    """The `lang` of the page."""
    return str(get_locale() or "en").replace("_", "-")


def page_direction() -> str:
    """The `dir` of the page."""
    return "rtl" if page_language() in RIGHT_TO_LEFT else "ltr"
