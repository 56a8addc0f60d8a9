"""Sentences of mails and of scripts, by language: `translations/LANG/LC_MESSAGES/DOMAIN.po`."""

from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po

from config.platform.paths import TRANSLATIONS

DOMAIN = "mail"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def texts_in(language: str, folder: Path = TRANSLATIONS, domain: str = DOMAIN) -> Mapping[str, str]:
    """English to translation in one catalog; empty where the language has none.

    The .po files are read directly, as those of texts to workers are: nothing can be stale.
    """
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    # A language comes from a row; it must not be able to name another folder.
    if not language.isalpha() or not path.is_file():
        return {}
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    return {
        str(message.id): str(message.string)
        for message in catalog
        if message.id and message.string and not message.fuzzy
    }
