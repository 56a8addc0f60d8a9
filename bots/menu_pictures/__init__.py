"""Pictures of menus: a numbered sign a line, the same for every language.

`signs` are drawn by hand; `menus` is made of them by `make pictures` (scripts/pictures.py).
"""

from pathlib import Path

from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.menu_pictures import SIGNS

SIGN_FILES = Path(__file__).parent / "signs"
MENU_FILES = Path(__file__).parent / "menus"


def menu_file(phrase: Phrase, ending: str = "png") -> Path:
    """Where the picture of a menu is, or with "svg" the drawing that it was made of."""
    return MENU_FILES / f"{phrase.name.removeprefix('ASK_').lower().replace('_', '-')}.{ending}"


def menu_picture(phrase: Phrase) -> bytes | None:
    """The PNG of a menu; None for a text that has none, or where the file is gone."""
    try:
        return menu_file(phrase).read_bytes() if phrase in SIGNS else None
    except OSError:
        return None
