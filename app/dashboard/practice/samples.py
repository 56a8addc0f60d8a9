"""Texts to begin with, in workers' languages: these are what is typed, not texts of the page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """A text and its language (BCP 47)."""

    language: str
    text: str


FIRE_DOOR = (
    Sample("bn", "তিন তলার ফায়ার ডোর তালাবদ্ধ"),
    Sample("es", "La puerta de incendio del piso 3 está cerrada con llave"),
    Sample("en", "Fire door on floor 3 is locked"),
)

OVERTIME = (
    Sample("bn", "অক্টোবরের ওভারটাইমের টাকা দেয়নি"),
    Sample("es", "No nos pagaron las horas extra de octubre"),
    Sample("en", "Overtime of October is not paid"),
)

# Set aside for films and books, so that they ring nobody: +44 7700 900000 to 900999 (Ofcom) and
# the last hundred of +1 202 555 (North American Numbering Plan, 555-0100 to 0199).
NUMBERS = (
    "+447700900123",
    "+447700900145",
    "+447700900167",
    "+12025550143",
    "+12025550178",
)

CHATS = (7001, 7002, 7003)
