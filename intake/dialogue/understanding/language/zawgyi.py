"""Burmese in Zawgyi: known by Google's model, and rewritten in Unicode for reading."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol

from config.platform.logs import log
from intake.dialogue.understanding.language.zawgyi_rules import PASSES, Rule

CONVERT_FROM = 0.95
"""Zawgyi when the model is this sure (messaging.md 6.2)."""

DOUBT_FROM = 0.3
"""In between lie short words of both, from 0.32 on (same place): a person reads it both ways."""

RUN = 30
"""So many signs of a kind stand together in no word; without an end to it, a text of one sign alone
would take a time that grows with the square of its length."""

_BURMESE = re.compile("[\u1000-\u109f]")


class Model(Protocol):
    """What is asked of it; minus infinity for a text without Burmese letters."""

    def get_zawgyi_probability(self, string: str) -> float: ...


def zawgyi_probability(text: str) -> float:
    """From 0 (Unicode) to 1 (Zawgyi); 0 for a text without Burmese letters, or without a model."""
    known = model() if _BURMESE.search(text) else None
    return max(0.0, float(known.get_zawgyi_probability(text))) if known is not None else 0.0


def readable(text: str) -> str | None:
    """`text` in Unicode where it was written in Zawgyi, else None: then it is read as it is."""
    return _converted(text) if zawgyi_probability(text) >= CONVERT_FROM else None


def perhaps(text: str) -> str | None:
    """`text` read as Zawgyi, where nobody can be sure that it is; None where that changes nothing.

    It is read as it came: what looks like Unicode Burmese mostly is.
    """
    doubt = DOUBT_FROM <= zawgyi_probability(text) < CONVERT_FROM
    return _converted(text) if doubt else None


def _converted(text: str) -> str | None:
    converted = to_unicode(text)
    return None if converted == text else converted


def to_unicode(text: str) -> str:
    """Zawgyi rewritten in Unicode by CLDR's rules; what is not Burmese stays as it is."""
    for apply in _passes():
        text = apply(text)
    return text


@cache
def model() -> Model | None:
    """Loaded once a process; None where it can't be: then every text is read as it came."""
    try:
        return load()
    except Exception as error:  # its file is gone or cut short, or there is no memory for it
        log().error("no Zawgyi model", error=error)
        return None


def load() -> Model:
    """The model from its file. Raises whatever that raises."""
    from myanmartools import ZawgyiDetector  # noqa: PLC0415

    loaded: Model = ZawgyiDetector()
    return loaded


@cache
def _passes() -> tuple[Callable[[str], str], ...]:
    return tuple(_pass(rules) for rules in PASSES)


def _pass(rules: Sequence[Rule]) -> Callable[[str], str]:
    """One way through a text: at each place the first rule that fits, then on behind it."""
    either = "|".join(f"(?P<r{i}>{one})" for i, (one, _) in enumerate(rules))
    pattern = re.compile(either.replace("++", f"{{1,{RUN}}}+").replace("*+", f"{{0,{RUN}}}+"))
    results = {f"r{i}": re.split(r"\\(\d)", result) for i, (_, result) in enumerate(rules)}

    def write(found: re.Match[str]) -> str:
        rule = found.lastgroup or ""
        first = pattern.groupindex[rule]
        # What stands between the references, and by turns the group that each refers to.
        return "".join(
            (found.group(first + int(part)) or "") if i % 2 else part
            for i, part in enumerate(results[rule])
        )

    return lambda text: pattern.sub(write, text)
