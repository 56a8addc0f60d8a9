"""A worker code in a text: sixteen digits, however they are written."""

import re

from intake.dialogue.understanding.spelling.normalise import ascii_digits

# Spaces, hyphens, dots and invisible direction marks may stand between the digits of a code.
_GAP = r"[\s\-‐-―.·\u200b-\u200f\u202a-\u202e\u2066-\u2069]{0,3}"
_CODE = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{15}}(?!\d)")


def find_code(text: str) -> tuple[str, str] | None:
    """A worker code in `text`: its 16 ASCII digits, and what remains; None when there is none.

    Only the form is looked at: whether the check digit is right, the edge finds out.
    """
    found = _CODE.search(ascii_digits(text))
    if not found:
        return None
    digits = "".join(c for c in found.group() if c.isdigit())
    rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}"
    return digits, rest.strip()
