"""What words of names and addresses mean for telling factories apart: the tables beside this."""

import tomllib
import unicodedata
from importlib.resources import files
from typing import Any


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))


_NAMES, _ADDRESSES = _read("names"), _read("addresses")

LEGAL_FORMS = frozenset(_NAMES["legal_forms"].split())
"""Legal forms and small words: no part of what tells one factory from another."""
COMMON_WORDS = frozenset(_NAMES["common"].split())
"""Words that thousands of factories have in their names."""
UNIT_WORDS = frozenset(_NAMES["units"].split())
"""What, with a number or letter beside it, names one of several places of a company."""
BRANCH_WORDS = frozenset(_NAMES["branches"].split())
"""What without a number names a place of a company beside its own."""
PROCESS_WORDS = frozenset(_NAMES["processes"].split())
"""Between brackets: the part of a company that does this."""
SHORT_FORMS: dict[str, str] = _NAMES["short_forms"]
"""Of names: a usual short or other form, and the one that it is compared by."""
NUMBERS: dict[str, str] = _NAMES["numbers"]
"""Numbers of units that are written as words."""
ADDRESS_COMMON = frozenset(_ADDRESSES["common"].split())
"""Words that many addresses have: they weigh little."""
ADDRESS_FORMS: dict[str, str] = _ADDRESSES["forms"]
"""Of addresses: a usual short or other form, and the one that it is compared by."""
NATIVE_WORDS: dict[str, str] = {
    unicodedata.normalize("NFKC", word): latin
    for word, latin in _read("translated")["words"].items()
}
"""What lists translate rather than transliterate, in small letters."""
