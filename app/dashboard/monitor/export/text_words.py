"""What is said in a file of a text that a member wrote: what it is, of which kind, until when."""

from collections.abc import Callable
from typing import Any

from app.dashboard.wording.association_texts import ELEMENTS
from app.dashboard.wording.evidence_texts import CUSTODY, FACTS, SOURCES
from app.dashboard.wording.evidence_texts import KINDS as EVIDENCE
from app.dashboard.wording.negotiation_texts import OUTCOMES, REPRESENTATIONS
from app.dashboard.wording.remedy_texts import KINDS, PARTIES, STATES, STEPS
from app.dashboard.wording.task_texts import TASK_STATES
from case_management.exports.exported_cases import ExportedText

_WORDS: dict[str, Callable[[Any], tuple[object, ...]]] = {
    "task": lambda one: (TASK_STATES[one.state], one.due_on),
    "evidence": lambda one: (
        f"{one.number}. {EVIDENCE[one.kind]}",
        SOURCES[one.source],
        one.received_on,
    ),
    "custody": lambda one: (f"{one.number}. {CUSTODY[one.step]}", one.happened_on),
    "fact": lambda one: (FACTS[one.kind],),
    "gloss": lambda one: (one.language, one.source),
    "negotiation": lambda one: (
        REPRESENTATIONS[one.representation],
        OUTCOMES[one.outcome],
        one.held_on,
    ),
    "agreement": lambda one: (
        REPRESENTATIONS[one.representation],
        PARTIES[one.other_party],
        one.signed_on,
        one.ends_on,
    ),
}
"""By kind of record; dates as ISO 8601, and none where there is none."""


def about(text: ExportedText) -> str:
    """Empty where there is nothing to say beside who wrote it and when."""
    if text.planned is not None:
        one = text.planned
        element = ELEMENTS[one.element] if one.element else None
        return _joined(KINDS[one.kind], element, STATES[one.state], PARTIES[one.owner], one.due_on)
    if text.written is not None:
        return _joined(*_WORDS[text.author](text.written))
    return str(STEPS[text.step]) if text.step else ""


def _joined(*said: object) -> str:
    return ", ".join(str(one) for one in said if one is not None)
