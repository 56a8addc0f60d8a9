"""What stands on the posters and cards of one place, without a database and without a printer."""

from dataclasses import dataclass

import phonenumbers
import segno

TELEGRAM_LINK = "https://t.me/{bot}?start={code}"


@dataclass(frozen=True)
class Tongue:
    """A language of the sheet: code, `ltr` or `rtl`."""

    code: str
    direction: str


@dataclass(frozen=True)
class Sheet:
    """`place` is what workers text for the place; `number` is E.164, `bot` a user name.

    One of `number` and `bot` may be missing. `start` is opaque: it tells nobody but us the place.
    """

    organisation: str
    place: str
    start: str
    number: str | None
    bot: str | None
    tongues: tuple[Tongue, ...]

    @property
    def shown_number(self) -> str | None:
        """The number as people read it, in groups."""
        if self.number is None:
            return None
        try:
            parsed = phonenumbers.parse(self.number)
        except phonenumbers.NumberParseException:
            return self.number
        grouped = phonenumbers.format_number(
            parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL
        ).replace("-", " ")
        return str(grouped)

    @property
    def link(self) -> str | None:
        """What the QR code says."""
        return TELEGRAM_LINK.format(bot=self.bot, code=self.start) if self.bot else None


@dataclass(frozen=True)
class Code:
    """A QR code as one SVG path in a square of `size` modules, its quiet zone included."""

    size: int
    path: str


def drawn(link: str) -> Code:
    """Error correction Q: a quarter of it may be dirty or torn."""
    code = segno.make_qr(link, error="q", boost_error=False)
    rows = [list(row) for row in code.matrix_iter(border=4)]
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return Code(len(rows), path)
