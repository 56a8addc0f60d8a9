"""What a poster and a card say; the English text is the msgid, `poster.po` holds the rest.

A poster hangs openly, so it may say more than an SMS. It promises nothing that the line does not
do. The card is carried: its texts keep the rules of translations/GLOSSARY.md.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from app.mail.catalogs import texts_in
from config.platform.paths import TRANSLATIONS

DOMAIN = "poster"
ENGLISH = "en"


def N_(text: str) -> str:
    """Marks a text for `pybabel extract`."""
    return text


class PosterText(StrEnum):
    """One text; its value is the msgid."""

    HEADLINE = N_("Something wrong at work? Write to us.")
    HOW = N_("In your own words, in your language. No name needed.")
    # Translators: the number follows.
    TEXT_TO = N_("Send a text to")
    # Translators: also on the card. The short number that stands for a place of work.
    PLACE = N_("Number of this place")
    NEXT = N_("What happens then")
    CODE = N_("You get a code. Keep it and delete the text. With the code you get news.")
    READ = N_("A person who does not work for your boss reads it and can write back to you.")
    # Translators: buyers may hear of a danger as the monitors' finding, not in a worker's words.
    BUYERS = N_("What you wrote goes to buyers only if you say yes, without your name and number.")
    CARE = N_(
        "Use your own phone where nobody watches. "
        "The phone company can see that you wrote to this number."
    )
    LIMIT = N_(
        "We can not promise that everything changes. "
        "In danger, get out first: this is not an emergency number."
    )
    # Translators: on the card, which may be found: no word that tells what this line is for.
    CARD = N_("Write here any day, in your own words. No name needed.")


ON_THE_CARD = (PosterText.CARD, PosterText.PLACE)
"""In this order; the number follows the last."""


def texts_of(language: str, folder: Path = TRANSLATIONS) -> Mapping[PosterText, str]:
    """Every text in a language. Raises KeyError for a language that lacks one."""
    if language == ENGLISH:
        return {text: text.value for text in PosterText}
    found = texts_in(language, folder, DOMAIN)
    return {text: found[text.value] for text in PosterText}


def has_posters(language: str, folder: Path = TRANSLATIONS) -> bool:
    """True for a language that has every text."""
    try:
        texts_of(language, folder)
    except KeyError:
        return False
    return True
