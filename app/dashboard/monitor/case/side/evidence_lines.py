"""The evidence of a case in few words beside its threads, and what its findings rest on."""

from dataclasses import dataclass

from app.dashboard.frame.request import database
from app.dashboard.monitor.worked_case import item_label, with_joined
from app.dashboard.wording.evidence_texts import KINDS
from case_management.cases.models import Case
from case_management.cases.queries import findings
from case_management.evidence.queries import custody_of, graded, items_of, named_by
from case_management.evidence.supported_grade import supported_grade
from case_management.facts.queries import facts_of


@dataclass(frozen=True)
class NamedEvidence:
    """What one finding rests on."""

    items: list[str]
    """Number and kind of each."""
    supports: str
    """The highest grade that they support; empty where that is no less than the finding's."""


@dataclass(frozen=True)
class EvidenceSummary:
    """How much there is, what a finding may name, and what each finding names."""

    items: list[tuple[str, str]]
    """(id, number and kind) of each."""
    grade: str
    """The highest grade that all of it supports together."""
    facts: int
    named: dict[str, NamedEvidence]
    """By finding; one that names nothing has no row."""


def evidence_summary(case: Case) -> EvidenceSummary:
    """Of the case, and of those that were joined to it."""
    session, cases = database(), with_joined(case)
    items, custody = items_of(session, cases), custody_of(session, cases)
    labels = {one.id: f"{item_label(case, one)}. {KINDS[one.kind]}" for one in items}
    grades = {one.id: one.grade for one in findings(session, case.id)}
    named = {}
    for finding_id, ids in named_by(session, grades).items():
        kept = [one for one in items if one.id in ids]
        if kept:
            supports = supported_grade(graded(kept, custody))
            less = supports if supports < grades[finding_id] else ""
            named[finding_id] = NamedEvidence([labels[one.id] for one in kept], less)
    return EvidenceSummary(
        items=list(labels.items()),
        grade=supported_grade(graded(items, custody)),
        facts=sum(one.taken_back_at is None for one in facts_of(session, cases)),
        named=named,
    )
