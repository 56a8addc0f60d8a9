"""The catalogs that came with this code; read once a process, as texts do not change under it."""

from functools import cache

from config.platform.paths import TRANSLATIONS
from intake.dialogue.texts.catalogs import Catalogs


@cache
def shipped_catalogs() -> Catalogs:
    """Those of the folder translations/. Raises OSError where there are none."""
    return Catalogs.load(TRANSLATIONS)
