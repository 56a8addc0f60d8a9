"""Where a talk stands: small, serialisable, and without a word that the worker wrote."""

import json
import re
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from intake.dialogue.model import stored_waiting
from intake.dialogue.model.waiting import (
    AskedForLanguage,
    AskedIfHappened,
    AskedIfSame,
    SideQuestion,
    Waiting,
    each,
    with_question,
    without,
)

VERSION = 3

# Of a poster's link, or of a factory: never a worker's words.
_PLACE = re.compile(r"(?=.*[0-9])[0-9A-Z_-]{1,12}")


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
    Step.KIND_SAFETY,
    Step.KIND_MONEY,
    Step.KIND_TREATMENT,
    Step.KIND_JOB,
    Step.KIND_FREEDOM,
)
"""The second menus, in the order of the first menu's digits."""

QUESTION_STEPS = (Step.DANGER, Step.TOPIC, *KINDS, Step.PLACE, Step.CONTACT, Step.CONSENT)


@dataclass(frozen=True)
class State:
    """One talk. The edge sets `with_person` when a monitor writes, and the question of a poll;
    all else is the engine's."""

    version: int = VERSION
    language: str | None = None
    """What we write in; None before the first text."""
    language_chosen: bool = False
    """The worker named it: nothing else changes it."""
    language_sure: bool = False
    """A text, or the phone, told it beyond doubt."""
    step: Step = Step.IDLE
    """How far the report's own questions are."""
    waiting_for: Waiting | None = None
    """The question of ours that lies in front of the report's own, with those behind it."""
    with_person: bool = False
    """A monitor writes with the worker: nothing is asked."""
    opted_out: bool = False
    """The worker sent STOP."""
    test: bool = False
    """The newest message opened something that is no case: a try ("hello", "1 2 3")."""
    question: bool = False
    """The same: a question about the law."""
    acked: bool = False
    """The worker has heard from us since the last pause, so that a burst is answered once."""
    danger_asked_again: bool = False
    """No list knew the answer to whether the worker is safe, and the question was put once more."""
    place_known: bool = False
    """Which factory it is about is not asked any more."""
    place: str = ""
    """The code of the newest poster, of its link or as it was typed."""
    other_place: bool = False
    """That poster came after the open report."""
    topics: tuple[str, ...] = ()
    """The categories that were proposed ("2.1"), or the chosen line of the first menu ("2")."""
    clear_told: bool = False
    """The worker knows, where a chat can be emptied, that it may be asked for."""
    speaks: bool = False
    """The report came as a voice note: menus come with pictures and sounds."""
    shown: bool = False
    """The menu was asked for: menus come with pictures."""

    @property
    def unsorted(self) -> int:
        """How many texts wait until it is said whether they are the same matter."""
        same = self.same_matter
        return same.texts if same else 0

    @property
    def same_matter(self) -> AskedIfSame | None:
        """The question whether it is the same matter, if it is open."""
        found = (one for one in each(self.waiting_for) if isinstance(one, AskedIfSame))
        return next(found, None)

    @property
    def languages_offered(self) -> tuple[str, ...]:
        """The languages of the menu that is open, by digit; none where none is."""
        found = (one.codes for one in each(self.waiting_for) if isinstance(one, AskedForLanguage))
        return next(found, ())

    @property
    def poll(self) -> AskedIfHappened | None:
        """The question of a poll that was sent, or is on its way, if there is one."""
        found = (one for one in each(self.waiting_for) if isinstance(one, AskedIfHappened))
        return next(found, None)

    def waits_for(self, question: SideQuestion) -> bool:
        """Whether this question is open, be it behind another."""
        return any(one.question is question for one in each(self.waiting_for))

    def asking(self, new: Waiting) -> "State":
        """The state with this question open too; it takes the place of another of its layer."""
        return replace(self, waiting_for=with_question(self.waiting_for, new))

    def no_longer_asking(self, *questions: SideQuestion) -> "State":
        """The state with these questions closed; those behind them stay open."""
        if not any(self.waits_for(one) for one in questions):
            return self
        return replace(self, waiting_for=without(self.waiting_for, *questions))

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no spaces, UTF-8 characters as they are."""
        table = vars(self) | {"waiting_for": stored_waiting.stored(self.waiting_for)}
        return json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

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
        if has_report:
            return read
        return replace(
            read.no_longer_asking(SideQuestion.SAME_MATTER), step=Step.IDLE, with_person=False
        )


def _known_fields(stored: dict[str, Any]) -> dict[str, Any]:
    """The flags, codes and the language of `stored`, where they have the type we write."""
    flags = {
        field.name: stored[field.name]
        for field in fields(State)
        if field.type is bool and isinstance(stored.get(field.name), bool)
    }
    language, place = stored.get("language"), stored.get("place")
    return flags | {
        "language": language if isinstance(language, str) and language else None,
        "place": place if isinstance(place, str) and _PLACE.fullmatch(place) else "",
        "topics": stored_waiting.codes(stored.get("topics"), stored_waiting.TOPIC),
        "waiting_for": stored_waiting.read(stored),
    }


def _step(name: object) -> Step:
    try:
        return Step(str(name))
    except ValueError:
        return Step.DONE
