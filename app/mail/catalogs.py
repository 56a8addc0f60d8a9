"""The sentences of mails in each language: `translations/LANG/LC_MESSAGES/mail.po`."""

from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parents[2] / "translations"
DOMAIN = "mail"


def texts_in(language: str, folder: Path = FOLDER) -> Mapping[str, str]:
    """English to translation; empty where the language has no catalog.

    The .po files are read directly, as those of texts to workers are: nothing can be stale.
    """
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
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
