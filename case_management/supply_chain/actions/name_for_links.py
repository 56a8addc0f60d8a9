"""Give a factory the code that stands for it in the links of its posters."""

import secrets
from collections.abc import Iterable

from case_management.supply_chain.models import Factory
from config.start_codes import ALPHABET, LENGTH


def start_code_of(factory: Factory) -> str:
    """The factory's code for links; made when it is first asked for, and kept for good."""
    if factory.start_code is None:
        factory.start_code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return factory.start_code


def note_poster(factory: Factory, languages: Iterable[str]) -> None:
    """A poster in these languages will hang there: they are likelier than the line's others."""
    before = factory.languages.split(",") if factory.languages else []
    factory.languages = ",".join(dict.fromkeys((*languages, *before)))
