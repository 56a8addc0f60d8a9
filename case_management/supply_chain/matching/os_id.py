"""The OS ID of Open Supply Hub, by which the field names a factory (domain.md section 5).

Two letters of a country, the year and day on which it was given, five characters of Crockford's
alphabet and a check character. The check is a sum, so that two characters that changed places pass:
an id that fits is looked up all the same.
"""

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHAPE = re.compile(r"[A-Z]{2}[0-9]{7}[A-Z0-9]{6}")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")


class NoOsId(ValueError):
    """What stands there is no OS ID: `why` is "shape" or "check"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_os_id(text: str) -> str:
    """Its 15 characters, without spaces and hyphens and in capitals. Raises NoOsId."""
    os_id = _BETWEEN.sub("", text).upper()
    if not _SHAPE.fullmatch(os_id) or not set(os_id[2:]) <= set(ALPHABET):
        raise NoOsId("shape")
    if check_character(os_id[:-1]) != os_id[-1]:
        raise NoOsId("check")
    return os_id


def check_character(first: str) -> str:
    """What follows the first 14 characters of an OS ID."""
    letters = ord(first[0]) + ord(first[1])
    return ALPHABET[(letters + sum(map(ALPHABET.index, first[2:]))) % len(ALPHABET)]
