"""The highest grade that evidence supports, as docs/domain.md has it."""

import pytest

from case_management.evidence.kinds import EvidenceKind
from case_management.evidence.supported_grade import GradedItem, supported_grade


@pytest.mark.parametrize(
    ("items", "grade"),
    [
        ([], "E0"),
        ([("testimony", False)], "E1"),
        ([("press", False)], "E1"),
        ([("testimony", False), ("testimony", False)], "E2"),
        ([("testimony", False), ("picture", False)], "E2"),
        ([("document", False), ("audit_report", False)], "E1"),
        ([("document", True)], "E3"),
        ([("testimony", True)], "E1"),
        ([("interview", False)], "E3"),
        ([("testimony", False), ("inspection", False)], "E3"),
        ([("authority", False), ("testimony", False)], "E4"),
    ],
)
def test_the_best_evidence_decides(items: list[tuple[str, bool]], grade: str) -> None:
    assert supported_grade([GradedItem(*one) for one in items]) == grade


def test_no_kind_alone_supports_nothing() -> None:
    assert {supported_grade([GradedItem(kind, False)]) for kind in EvidenceKind} == {
        "E1",
        "E3",
        "E4",
    }
