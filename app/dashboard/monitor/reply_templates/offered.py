"""The reply templates that a reply to one worker may begin with."""

from dataclasses import dataclass

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database
from case_management.reply_templates.models import ReplyTemplate, templates_of
from intake.dialogue.texts.catalogs import SOURCE_LANGUAGE
from intake.dialogue.texts.reply_texts import ReplyText
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs

KIND = "reply-template"
"""Of a sealed record."""
DIGITS = 9
"""So many are chosen by a key; the others by a press."""


@dataclass(frozen=True)
class OfferedTemplate:
    """One template in the worker's language."""

    digit: int
    """The key that chooses it together with Alt; 0 for none."""
    id: str
    """Of a sealed one of the organisation; "" for one that is always there."""
    text: str
    """Of such a one; "" where it is sealed."""
    english: str
    """The same in English, for who does not read the worker's language; "" where it is."""


def offered_templates(language: str) -> list[OfferedTemplate]:
    """The organisation's own first."""
    own = own_templates(language)
    sealed = [(one.id, "", "") for one in own]
    open_ones = [("", _delivered(one, language), _english(one, language)) for one in ReplyText]
    return [
        OfferedTemplate(at if at <= DIGITS else 0, *one)
        for at, one in enumerate([*sealed, *open_ones], start=1)
    ]


def own_templates(language: str) -> list[ReplyTemplate]:
    """The organisation's own in one language."""
    return templates_of(database(), current_member().organisation, language)


def _delivered(text: ReplyText, language: str) -> str:
    return shipped_catalogs().render(text, language)


def _english(text: ReplyText, language: str) -> str:
    return "" if language == SOURCE_LANGUAGE else text.value
