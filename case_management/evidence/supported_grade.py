"""The highest grade that the evidence of a register supports (docs/domain.md, Evidence). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from case_management.evidence.kinds import EvidenceKind

_CONFIRMS = frozenset({EvidenceKind.ADMISSION, EvidenceKind.AUTHORITY, EvidenceKind.EXPERT})
_SEEN_BY_MONITOR = frozenset({EvidenceKind.INTERVIEW, EvidenceKind.INSPECTION})


@dataclass(frozen=True)
class GradedItem:
    """One item, as far as grades ask."""

    kind: str
    is_checked: bool
    """A monitor looked whether it is genuine."""


def supported_grade(items: Sequence[GradedItem]) -> str:
    """E0 to E4. That two testimonies are of people who do not depend on each other, no register
    knows: the member who grades does."""
    kinds = [one.kind for one in items]
    if any(kind in _CONFIRMS for kind in kinds):
        return "E4"
    checked = any(one.is_checked and one.kind != EvidenceKind.TESTIMONY for one in items)
    if checked or any(kind in _SEEN_BY_MONITOR for kind in kinds):
        return "E3"
    testimonies = kinds.count(EvidenceKind.TESTIMONY)
    others = len(kinds) - testimonies
    if testimonies > 1 or (testimonies and others):
        return "E2"
    return "E1" if kinds else "E0"
