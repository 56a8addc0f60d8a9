"""Texts that a carrier hands over in base64: long SMS of any script, on some routes.

Twilio gives some concatenated texts as base64 of UTF-8. A rule that asks for ASCII letters leaves
Bangla and Burmese unread; this one asks for letters of one script, whichever it is.
"""

import re
import unicodedata
from base64 import b64decode
from binascii import Error
from collections import Counter

# Shorter ones are words, codes and numbers that people write.
SHORTEST = 24
MOSTLY = 0.8
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_FOLDED = re.compile(r"[ \t]*\r?\n")


def decode_base64(body: str) -> str | None:
    """The text that `body` is base64 of; None where it is no base64 of a written text.

    It must be whole base64 (line breaks apart), UTF-8, without control characters, and at least
    four fifths of its letters of one script.
    """
    packed = _FOLDED.sub("", body.strip())
    if len(packed) < SHORTEST or len(packed) % 4 or not _BASE64.fullmatch(packed):
        return None
    try:
        text = b64decode(packed, validate=True).decode("utf-8")
    except (Error, UnicodeDecodeError):
        return None
    return text if _is_written(text) else None


def _is_written(text: str) -> bool:
    if any(unicodedata.category(one) == "Cc" and one not in "\r\n\t" for one in text):
        return False
    letters = [one for one in text if one.isalpha()]
    scripts = Counter(unicodedata.name(one, "?").partition(" ")[0] for one in letters)
    return bool(letters) and scripts.most_common(1)[0][1] >= MOSTLY * len(letters)
