"""Where a talk stands: small, serialisable, and without a word that the worker wrote."""

import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

VERSION = 1


class Step(StrEnum):
    """The question that is open; IDLE has no open report, DONE has one and nothing to ask."""

    IDLE = "idle"
    DANGER = "danger"
    PLACE = "place"
    CONTACT = "contact"
    CONSENT = "consent"
    DONE = "done"


QUESTION_STEPS = (Step.DANGER, Step.PLACE, Step.CONTACT, Step.CONSENT)


@dataclass(frozen=True)
class State:
    """One talk. The edge sets `with_person` when a monitor writes; all else is the engine's.

    `acked` says that she has heard from us since she last began to write, so that a burst of
    texts is not answered one by one. `place_known` skips the question about the place. `test`
    stays true while she has sent nothing but a try ("hello", "1 2 3"). `erase_asked` waits for the
    digit that confirms ERASE; `erase_texts` says that she gave her code with it. `clear_told`: she
    knows, where a chat can be emptied, that she may ask for it. `word_asked` and
    `second_word_asked` wait for a word of hers.
    """

    version: int = VERSION
    language: str | None = None
    language_chosen: bool = False
    step: Step = Step.IDLE
    with_person: bool = False
    opted_out: bool = False
    test: bool = False
    acked: bool = False
    place_known: bool = False
    erase_asked: bool = False
    erase_texts: bool = False
    clear_told: bool = False
    word_asked: bool = False
    second_word_asked: bool = False

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no spaces, UTF-8 characters as they are."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> "State":
        """Read a state of this or another version; never raises.

        Unknown fields are ignored, missing ones take their default, and an unknown step, or a
        text that is no state at all, becomes DONE: nothing is asked, and texts are still kept.
        """
        try:
            stored = json.loads(text)
        except (ValueError, RecursionError):
            return State(step=Step.DONE)
        if not isinstance(stored, dict):
            return State(step=Step.DONE)
        return replace(State(), **_known_fields(stored), step=_step(stored.get("step")))


def _known_fields(stored: dict[str, Any]) -> dict[str, Any]:
    """The flags and the language of `stored`, where they have the type we write."""
    flags = {
        field.name: stored[field.name]
        for field in fields(State)
        if field.type is bool and isinstance(stored.get(field.name), bool)
    }
    language = stored.get("language")
    return flags | {"language": language if isinstance(language, str) and language else None}


def _step(name: object) -> Step:
    try:
        return Step(str(name))
    except ValueError:
        return Step.DONE
