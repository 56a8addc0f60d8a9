"""The talk as a Mermaid state diagram for the documentation, drawn from the script's tables."""

from collections.abc import Iterator

from intake.dialogue.model.state import QUESTION_STEPS, Step
from intake.dialogue.talk.script import SCRIPT, SIDE_QUESTIONS, SIDE_SCRIPT

BEHIND = "open"
"""The name of whatever question was open, or of none."""


def diagram() -> str:
    """All questions: those of the report, then those that can lie in front of them."""
    return "\n".join((*_report(), *_side_questions())) + "\n"


def _report() -> Iterator[str]:
    yield "stateDiagram-v2"
    yield "    [*] --> idle"
    yield "    idle --> danger: first text"
    for row in SCRIPT:
        yield f"    {row.step} --> {row.next}: {row.key} {row.means}"
    for step in QUESTION_STEPS:
        if step is not Step.PLACE:
            yield f"    {step} --> {step}: other words are kept"
    yield "    done --> done: words within 72 hours are added"
    yield "    done --> danger: words after 72 hours"


def _side_questions() -> Iterator[str]:
    yield f'    state "whatever is asked, or nothing" as {BEHIND}'
    for rule in SIDE_QUESTIONS:
        if rule.asked_by:
            yield f"    {BEHIND} --> {rule.question}: {rule.asked_by}"
        for row in SIDE_SCRIPT:
            if row.question is rule.question:
                yield f"    {row.question} --> {row.next or BEHIND}: {row.key} {row.means}"
        goes = rule.question if rule.stays else BEHIND
        yield f"    {rule.question} --> {goes}: {rule.other_words}"
