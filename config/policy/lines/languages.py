"""The part of the policy about languages: those that a worker may choose."""

import re
import unicodedata
from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable

CODE = r"[a-z]{2,3}(_[A-Za-z]+)?"
DIRECTIONS = ("ltr", "rtl")
PLAIN_SMS = ("never", "cheaper", "always")
DIGITS = "0123456789"


class WordsRefused(ValueError):
    """A list of a language's words has a slip; the sentence names the file and the slip."""


@dataclass(frozen=True)
class Language:
    """A language that a worker may choose: ISO 639 code, its own name, `ltr` or `rtl`.

    `digits` are the ten that its texts show; `plain_sms` says when their letters lose marks that
    would cost a second SMS: never, cheaper or always (intake/dialogue/texts/gsm7.py).
    """

    code: str
    name: str
    direction: str
    digits: str = DIGITS
    plain_sms: str = PLAIN_SMS[0]


def is_code(text: str) -> bool:
    """Whether a language of the policy may be called so: my, zh_Hans."""
    return re.fullmatch(CODE, text) is not None


def read_languages(top: TomlTable) -> tuple[Language, ...]:
    """At least one. Raises PolicyError with one sentence that says what to change."""
    rows = tuple(map(_language, top.tables("languages")))
    if len({row.code for row in rows}) < len(rows):
        raise top.fail("languages", "have every code only once")
    return rows


def _language(table: TomlTable) -> Language:
    digits = table.text("digits", like=r"\d{10}") if table.has("digits") else DIGITS
    if [unicodedata.digit(one) for one in digits] != list(range(10)):
        raise table.fail("digits", "be its ten digits, from 0 to 9")
    language = Language(
        code=table.text("code", like=CODE),
        name=table.text("name"),
        direction=table.text("direction", DIRECTIONS),
        digits=digits,
        plain_sms=table.text("plain_sms", PLAIN_SMS) if table.has("plain_sms") else PLAIN_SMS[0],
    )
    table.done()
    return language
