"""The questions after a report, as a table: (step, answer) -> effect, next step."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.dialogue.answers import Answer
from intake.dialogue.effects import (
    Effect,
    NamePlace,
    SetConsent,
    SetContact,
    SetDanger,
)
from intake.dialogue.phrases import Phrase
from intake.dialogue.state import QUESTION_STEPS, Step

EVENING = (20, 22)
"""The quiet hours we offer, local time (design.md 4)."""


@dataclass(frozen=True)
class Question:
    """What a step asks, and the digits that a channel with buttons offers."""

    phrase: Phrase
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One answer to one question. `means` is for the diagram; `says` comes before what is next."""

    step: Step
    key: str
    means: str
    effect: Callable[[Answer], Effect] | None
    next: Step
    says: tuple[Phrase, ...] = ()


QUESTIONS = {
    Step.DANGER: Question(Phrase.ASK_DANGER, ("1", "2")),
    Step.PLACE: Question(Phrase.ASK_PLACE, ("0",)),
    Step.CONTACT: Question(Phrase.ASK_CONTACT, ("1", "2", "3")),
    Step.CONSENT: Question(Phrase.ASK_CONSENT, ("1", "2", "3")),
}


def _window(answer: Answer) -> Effect:
    start, end = answer.hours or EVENING
    return SetContact("window", start, end)


def _always(effect: Effect) -> Callable[[Answer], Effect]:
    return lambda _: effect


SCRIPT = (
    Row(Step.DANGER, "1", "safe", _always(SetDanger(False)), Step.PLACE),
    Row(Step.DANGER, "2", "not safe", _always(SetDanger(True)), Step.PLACE, (Phrase.SAFETY,)),
    Row(Step.DANGER, "0", "skip", None, Step.PLACE),
    Row(Step.PLACE, "0", "skip", None, Step.CONTACT),
    Row(Step.PLACE, "text", "any text", lambda a: NamePlace(a.text), Step.CONTACT),
    Row(Step.CONTACT, "1", "any time", _always(SetContact("any")), Step.CONSENT),
    Row(Step.CONTACT, "2", "evening", _always(SetContact("evening", *EVENING)), Step.CONSENT),
    Row(Step.CONTACT, "3", "never", _always(SetContact("never")), Step.CONSENT),
    Row(Step.CONTACT, "hours", "hours", _window, Step.CONSENT),
    Row(Step.CONTACT, "0", "skip", None, Step.CONSENT),
    Row(Step.CONSENT, "1", "yes", _always(SetConsent("C2")), Step.DONE),
    Row(Step.CONSENT, "2", "no", _always(SetConsent("C0")), Step.DONE),
    Row(Step.CONSENT, "3", "later", _always(SetConsent("C0")), Step.DONE),
    Row(Step.CONSENT, "0", "skip", None, Step.DONE),
)

_TABLE = {(row.step, row.key): row for row in SCRIPT}


def find_row(step: Step, answer: Answer) -> Row | None:
    """The row for `answer` at `step`."""
    return _TABLE.get((step, answer.key))


def diagram() -> str:
    """The script as a Mermaid state diagram for the documentation."""
    lines = ["stateDiagram-v2", "    [*] --> idle", "    idle --> danger: first text"]
    for row in SCRIPT:
        lines.append(f"    {row.step} --> {row.next}: {row.key} {row.means}")
    for step in QUESTION_STEPS:
        lines.append(f"    {step} --> {step}: other words are kept")
    lines += [
        "    done --> done: words within 72 hours are added",
        "    done --> danger: words after 72 hours",
    ]
    return "\n".join(line for line in lines if "place: other" not in line) + "\n"
