"""In how many ways a text or a number may lie in a file: each is a string of bytes to look for."""

import unicodedata
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from itertools import product
from urllib.parse import quote, quote_plus

import phonenumbers
from phonenumbers import PhoneNumberFormat, format_number


def of_text(text: str) -> Iterator[bytes]:
    """Composed and decomposed, in every encoding."""
    for form in {text, *(unicodedata.normalize(form, text) for form in ("NFC", "NFD"))}:
        yield from in_encodings(form)


def in_encodings(text: str) -> Iterator[bytes]:
    """UTF-8, UTF-16, base64 at each of three places, hex, escaped for JSON, for an address."""
    plain = text.encode()
    yield from (plain, text.encode("utf-16-le"), text.encode("utf-16-be"))
    for place in range(3):
        for encode in (b64encode, urlsafe_b64encode):
            yield inner_base64(plain, place, encode)
    yield from (plain.hex().encode(), plain.hex().upper().encode())
    escaped = "".join(_escaped(character) for character in text)
    yield from (escaped.encode(), escaped.upper().replace("\\U", "\\u").encode())
    for encoded in (quote(text, safe=""), quote_plus(text)):
        yield from (encoded.encode(), encoded.lower().encode())


def inner_base64(data: bytes, place: int, encode: Callable[[bytes], bytes] = b64encode) -> bytes:
    """What `data` alone decides of the characters, `place` bytes into a group of three."""
    first = -(-place * 8 // 6)
    return encode(bytes(place) + data)[first : (place + len(data)) * 8 // 6]


def of_number(number: str) -> Iterator[bytes]:
    """A phone number as +E.164, bare, national, spaced and dashed, and as a binary integer."""
    parsed = phonenumbers.parse(number)
    digits = number.removeprefix("+")
    national = str(parsed.national_number)
    written = {
        number,
        digits,
        f"00{digits}",
        f"0{national}",
        national,
        *(
            format_number(parsed, form)
            for form in (
                PhoneNumberFormat.NATIONAL,
                PhoneNumberFormat.INTERNATIONAL,
                PhoneNumberFormat.RFC3966,
            )
        ),
        *_grouped(parsed.country_code, national),
    }
    for text in written:
        yield from in_encodings(text)
    yield from of_integer(int(digits))


def of_digits(digits: str) -> Iterator[bytes]:
    """A chat's id or a worker's code: together, in fours, dashed, and as a binary integer."""
    fours = [digits[at : at + 4] for at in range(0, len(digits), 4)]
    for text in {digits, " ".join(fours), "-".join(fours)}:
        yield from in_encodings(text)
    yield from of_integer(int(digits))


def of_integer(value: int) -> Iterator[bytes]:
    """As eight bytes either way, and as SQLite stores it: six bytes where they are enough."""
    yield from (value.to_bytes(8, "big"), value.to_bytes(8, "little"))
    if value < 2**47:
        yield value.to_bytes(6, "big")


def _grouped(country: int, national: str) -> Iterator[str]:
    head, middle, tail = national[:-7], national[-7:-4], national[-4:]
    for mark, prefix in product((" ", "-", ".", ""), ("", "0", f"+{country}", f"{country}")):
        lead = f"{prefix}{mark}" if prefix not in {"", "0"} else prefix
        yield f"{lead}{head}{mark}{middle}{mark}{tail}"
        yield f"{lead}{national[:4]}{mark}{national[4:]}"
    yield f"({head}) {middle}-{tail}"


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be").hex()
    if character.isascii():
        return character
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
