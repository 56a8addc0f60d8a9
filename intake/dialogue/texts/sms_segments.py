"""How many SMS parts a text costs: GSM 03.38 septets, or UCS-2 when one character is not in it.

Source: 3GPP TS 23.038 (alphabets) and TS 23.040 (concatenation headers take 7 septets or 3 units).
National shift tables are left out on purpose: the carriers' gateways send only these two encodings.
"""

from dataclasses import dataclass
from typing import Literal

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENSION = frozenset("\f^{}\\[~]|€")

SINGLE = {"GSM-7": 160, "UCS-2": 70}
JOINED = {"GSM-7": 153, "UCS-2": 67}

Encoding = Literal["GSM-7", "UCS-2"]


@dataclass(frozen=True)
class Segments:
    """The cost of a text: `units` are septets (GSM-7) or 16-bit units (UCS-2), `parts` are SMS."""

    encoding: Encoding
    units: int
    parts: int


def measure(text: str) -> Segments:
    """Count the parts of `text` as the network bills them; an empty text counts as one part."""
    encoding: Encoding = (
        "GSM-7" if all(c in GSM_BASIC or c in GSM_EXTENSION for c in text) else "UCS-2"
    )
    widths = [_width(c, encoding) for c in text]
    units = sum(widths)
    if units <= SINGLE[encoding]:
        return Segments(encoding, units, 1)
    return Segments(encoding, units, _joined_parts(widths, JOINED[encoding]))


def _width(character: str, encoding: Encoding) -> int:
    if encoding == "GSM-7":
        return 2 if character in GSM_EXTENSION else 1
    return 2 if ord(character) > 0xFFFF else 1


def _joined_parts(widths: list[int], room: int) -> int:
    parts, used = 1, 0
    for width in widths:
        # An escape pair or a surrogate pair moves whole into the next part.
        if used + width > room:
            parts, used = parts + 1, 0
        used += width
    return parts
