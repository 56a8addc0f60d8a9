"""Where a talk stands: small, serialisable, and without a word that the worker wrote."""

import json
import re
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

VERSION = 2

_TOPIC = re.compile(r"[1-6](\.[1-9])?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Of a poster's link, or of a factory: never a worker's words.
_PLACE = re.compile(r"(?=.*[0-9])[0-9A-Z_-]{1,12}")

MOST_UNSORTED = 30
"""Texts that wait to be sorted: whoever writes more of them does not answer any more."""


class Step(StrEnum):
    """The question that is open; IDLE has no open report, DONE has one and nothing to ask."""

    IDLE = "idle"
    DANGER = "danger"
    TOPIC = "topic"
    KIND_SAFETY = "kind_safety"
    KIND_MONEY = "kind_money"
    KIND_TREATMENT = "kind_treatment"
    KIND_JOB = "kind_job"
    KIND_FREEDOM = "kind_freedom"
    PLACE = "place"
    CONTACT = "contact"
    CONSENT = "consent"
    DONE = "done"


KINDS = (
    Step.KIND_SAFETY, Step.KIND_MONEY, Step.KIND_TREATMENT, Step.KIND_JOB, Step.KIND_FREEDOM,
)  # fmt: skip
"""The second menus, in the order of the first menu's digits."""

QUESTION_STEPS = (Step.DANGER, Step.TOPIC, *KINDS, Step.PLACE, Step.CONTACT, Step.CONSENT)


@dataclass(frozen=True)
class State:
    """One talk. The edge sets `with_person` when a monitor writes; all else is the engine's.

    `acked` says that she has heard from us since she last began to write, so that a burst of texts
    is not answered one by one. `place_known` skips the question about the place; `place` is the
    code of the newest poster, of its link or as she typed it, `other_place` that it came after the
    open report. `test` and `question`: her newest message opened something that is no case, a try
    ("hello", "1 2 3") or a question about the law. `topics` are the categories that were proposed
    ("2.1"), or the line of the first menu that she chose ("2"). `menu`: she asked for the menu
    before she wrote anything; `rules`: for that of questions about the law. `unsorted` counts her
    texts that wait for her answer whether they are the same matter: the edge moves just those whose
    turn made it grow. `later_topics` and `later_danger` are theirs. `erase_asked` waits for the
    digit that confirms ERASE; `erase_texts` says that she gave her code with it. `language_sure`: a
    text of hers, or her phone, told it beyond doubt; `languages_offered` are those of the menu that
    waits for its digit, as it was shown. `clear_told`: she knows, where a chat can be emptied, that
    she may ask for it. `word_asked` and `second_word_asked` wait for a word of hers. `speaks`: her
    report came as a voice note; `shown`: she asked for the menu. Either way menus come with
    pictures, where her channel has them.
    """

    version: int = VERSION
    language: str | None = None
    language_chosen: bool = False
    language_sure: bool = False
    languages_offered: tuple[str, ...] = ()
    step: Step = Step.IDLE
    with_person: bool = False
    opted_out: bool = False
    test: bool = False
    question: bool = False
    acked: bool = False
    place_known: bool = False
    place: str = ""
    other_place: bool = False
    topics: tuple[str, ...] = ()
    menu: bool = False
    rules: bool = False
    unsorted: int = 0
    later_topics: tuple[str, ...] = ()
    later_danger: bool = False
    erase_asked: bool = False
    erase_texts: bool = False
    clear_told: bool = False
    word_asked: bool = False
    second_word_asked: bool = False
    speaks: bool = False
    shown: bool = False

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no spaces, UTF-8 characters as they are."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @staticmethod
    def from_json(text: str, has_report: bool = True) -> "State":
        """Read a state of this or another version; never raises.

        Unknown fields are ignored, missing ones take their default, and an unknown step, or a
        text that is no state at all, becomes DONE: nothing is asked, and texts are still kept.
        Without a report there is nothing to keep them in, so that the next text must open one.
        """
        try:
            stored = json.loads(text)
        except (ValueError, RecursionError):
            stored = None
        table = stored if isinstance(stored, dict) else {}
        read = replace(State(), **_known_fields(table), step=_step(table.get("step")))
        return read if has_report else replace(read, step=Step.IDLE, with_person=False, unsorted=0)


def _known_fields(stored: dict[str, Any]) -> dict[str, Any]:
    """The flags, codes and the language of `stored`, where they have the type we write."""
    flags = {
        field.name: stored[field.name]
        for field in fields(State)
        if field.type is bool and isinstance(stored.get(field.name), bool)
    }
    language, place, unsorted = (stored.get(name) for name in ("language", "place", "unsorted"))
    return flags | {
        "language": language if isinstance(language, str) and language else None,
        "place": place if isinstance(place, str) and _PLACE.fullmatch(place) else "",
        "unsorted": unsorted if type(unsorted) is int and 0 <= unsorted <= MOST_UNSORTED else 0,
        "topics": _codes(stored.get("topics"), _TOPIC),
        "later_topics": _codes(stored.get("later_topics"), _TOPIC),
        "languages_offered": _codes(stored.get("languages_offered"), _LANGUAGE),
    }


def _codes(found: object, form: re.Pattern[str]) -> tuple[str, ...]:
    if not isinstance(found, list):
        return ()
    return tuple(one for one in found if isinstance(one, str) and form.fullmatch(one))


def _step(name: object) -> Step:
    try:
        return Step(str(name))
    except ValueError:
        return Step.DONE
