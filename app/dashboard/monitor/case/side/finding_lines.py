"""What was found, in words."""

from dataclasses import dataclass

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.case_texts import RESULTS
from app.dashboard.wording.times import own_zone, short
from case_management.cases.models import Finding
from case_management.cases.queries import findings


@dataclass(frozen=True)
class FindingLine:
    """One finding in words; its summary is sealed."""

    id: str
    result: str
    grade: str
    meaning: str
    affected_count: int | None
    who: str
    time: str


def finding_lines(case_id: str) -> list[FindingLine]:
    """The newest first."""
    return [_line(one) for one in findings(database(), case_id)]


def _line(finding: Finding) -> FindingLine:
    return FindingLine(
        id=finding.id,
        result=str(RESULTS[finding.result]),
        grade=finding.grade,
        meaning=gettext(services().policy.evidence.grades[finding.grade]),
        affected_count=finding.affected_count,
        who=name_of(finding.member_id),
        time=short(finding.recorded_at, own_zone(), now()),
    )
