"""Reads LANG.toml: lists of words as one text each, between commas.

Where phrases differ in a part only, the alternatives of that part stand in braces:
"{wall|roof} {falls|fell}".
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from config.policy.lines.languages import WordsRefused
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.legal_topics import RIGHTS
from intake.dialogue.model.state import KINDS, Step
from intake.dialogue.understanding.lexicon.lexicon import Lexicon, Words

FOLDER = Path(__file__).parent

_BRACES = re.compile(r"\{([^{}]*)\}")

TOPICS = (
    "1.1",
    "1.2",
    "1.3",
    "2.1",
    "2.2",
    "2.3",
    "3.1",
    "3.2",
    "4.1",
    "4.2",
    "4.3",
    "5.1",
    "5.2",
)
"""The categories that workers' words can propose (domain.md 4)."""


def read(path: Path) -> Lexicon:
    """The lexicon in a file. Raises WordsRefused naming what is missing or unknown."""
    try:
        return _lexicon(tomllib.loads(path.read_text(encoding="utf-8")))
    except (KeyError, ValueError) as error:
        raise WordsRefused(f"intake/dialogue/understanding/lexicon/{path.name}: {error}") from None


def codes() -> list[str]:
    """The languages that have a lexicon, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def _lexicon(table: dict[str, Any]) -> Lexicon:
    words = {name: _words(value) for name, value in table.items() if isinstance(value, str)}
    numbers = {
        one.strip(): value
        for value, alternatives in enumerate(words["numbers"])
        for one in alternatives.split("/")
    }
    return Lexicon(
        keywords={Keyword(name): _words(text) for name, text in table["keywords"].items()},
        sure_stops=words.get("sure_stops", ()),
        manners=words["manners"],
        answers=_answers(words, numbers),
        safe=words["denied_safe"],
        denies=words["denies"],
        same={
            "1": (*words["yes"], *words["same"], *_of(numbers, 1)),
            "2": (*words["no"], *words["new"], *_of(numbers, 2)),
        },
        numbers=numbers,
        hours=words["hours"],
        after=words["after"],
        before=words["before"],
        morning=words["morning"],
        afternoon=words["afternoon"],
        night=words["night"],
        shift={part: int(hours) for part, hours in table.get("shift", {}).items()},
        tries=words["tries"],
        topics=_exactly(table["topics"], TOPICS),
        idioms=words.get("idioms", ()),
        danger=words["danger"],
        cries=words.get("cries", ()),
        asks=words["asks"],
        unpaid=words["unpaid"],
        rights=_exactly(table["rights"], RIGHTS),
        told=words["told"],
        elsewhere=words["elsewhere"],
    )


def _answers(
    words: Mapping[str, Words], numbers: Mapping[str, int]
) -> dict[Step, dict[str, Words]]:
    yes, no = words["yes"], words["no"]
    # "Yes I am safe", "no I am not safe"; but "no danger" is not "no" and "danger".
    safe = (*words["safe"], *_after(yes, words["safe"]))
    denied = (*words["afraid"], *(one for one in words["unsafe"] if _denies(one, no)))
    unsafe = (*words["unsafe"], *words["afraid"], *_after(no, denied))
    tell = (*words["tell"], *_after(yes, words["tell"]))
    keep = (*words["keep"], *_after(no, words["keep"]))
    skip = (*words["skip"], *_of(numbers, 0))
    one, two, three = (_of(numbers, value) for value in (1, 2, 3))
    unknown = (*skip, *words["unknown"])
    return {
        Step.DANGER: {
            "1": (*yes, *safe, *one),
            "2": (*no, *unsafe, *two),
            "0": skip,
        },
        Step.TOPIC: {str(n): _of(numbers, n) for n in range(1, 9)} | {"0": unknown},
        **{kind: {"1": one, "2": two, "3": three, "0": unknown} for kind in KINDS if kind in THREE},
        **{kind: {"1": one, "2": two, "0": unknown} for kind in KINDS if kind not in THREE},
        Step.PLACE: {"0": (*unknown, *no)},
        # A bare yes names no hour: the quiet evening is the careful reading.
        Step.CONTACT: {
            "1": (*words["always"], *one),
            "2": (*yes, *words["evening"], *two),
            "3": (*no, *words["never"], *three),
            "0": skip,
        },
        Step.CONSENT: {
            "1": (*yes, *tell, *one),
            "2": (*no, *keep, *two),
            "3": (*words["later"], *three),
            "0": skip,
        },
    }


THREE = (Step.KIND_SAFETY, Step.KIND_MONEY, Step.KIND_JOB)
"""The second menus that have three lines."""


def _after(first: Words, then: Iterable[str]) -> Words:
    return tuple(f"{one} {more}" for more in then for one in first)


def _denies(phrase: str, no: Words) -> bool:
    return any(word.startswith(no) for word in phrase.split())


def _of(numbers: Mapping[str, int], wanted: int) -> Words:
    return tuple(word for word, value in numbers.items() if value == wanted)


def _exactly(table: Mapping[str, str], names: tuple[str, ...]) -> dict[str, Words]:
    if set(table) != set(names):
        raise ValueError(f"not the names that are due: {sorted(set(table) ^ set(names))}")
    return {name: _words(table[name]) for name in names}


def _words(text: str) -> Words:
    """The words of a list. Raises ValueError for one that has nothing to look for."""
    written = [" ".join(word.split()) for word in text.split(",") if word.strip()]
    found = tuple(one for word in written for one in (expanded(word) if "{" in word else (word,)))
    for word in found:
        # Not `plain`: tens of thousands of words are read at the start of each process.
        if not word.isalnum() and not all(any(map(str.isalnum, one)) for one in word.split("/")):
            raise ValueError(f'"{word}" has no letter or digit: no text could be searched for it')
    return found


def expanded(word: str) -> tuple[str, ...]:
    """Every phrase that `word` stands for: "{wall|roof} {falls|fell}" is four.

    Raises ValueError for a brace without its other half.
    """
    parts = _BRACES.split(word)
    if any(sign in part for part in parts[::2] for sign in "{|}"):
        raise ValueError(f'"{word}" has a brace or a bar that stands alone')
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return tuple(" ".join("".join(one).split()) for one in product(*choices))
