"""Record what was found, on what evidence; the summary is sealed in the browser."""

import secrets
from collections.abc import Collection

from case_management.audit.audit_action import AuditAction
from case_management.cases import rules
from case_management.cases.actions.change_state import put_state
from case_management.cases.actions.tell_workers import stage_by_finding, tell_workers
from case_management.cases.contests.tell_outcome import tell_finding
from case_management.cases.models import Case, Finding
from case_management.cases.queries import all_joined_to
from case_management.cases.sent_before import finding_recorded_before
from case_management.disclosure.delay import earliest_on
from case_management.evidence.actions.name_evidence import check_named, name_evidence
from case_management.new_ids import require_new_id
from case_management.refusals import Refusal
from case_management.work import Work
from vault.grants import Grant


def record_finding(
    work: Work, case: Case, finding: Finding, grant: Grant, evidence: Collection[str] = ()
) -> None:
    """Moves the case to `finding` and tells the workers. Raises Refusal with the reason.

    `evidence` are the ids of the items of the register that it rests on.

    A finding that is recorded already changes nothing.
    """
    if finding_recorded_before(work.session, case, finding.member_id, finding.id):
        return
    rules.check_finding(finding.result, finding.grade, work.policy)
    if case.factory_id is None:
        raise Refusal("finding_needs_factory")
    if case.category is None:
        raise Refusal("finding_needs_category")
    check_named(work.session, [case.id, *all_joined_to(work.session, case.id)], evidence)
    before = case.state
    put_state(work, case, work.actor.move(rules.CASES, case.state, "record_finding"))
    require_new_id(work.session, finding.id)
    work.session.add_all((finding, grant))
    case.alert_not_before = earliest_on(case.level, work.now.date(), work.policy, _draw)
    work.session.flush()
    name_evidence(work.session, finding.id, evidence)
    tell_workers(work, case.id, None, stage_by_finding(work, case.id))
    tell_finding(work, case, finding)
    work.record(
        case.organisation_id,
        AuditAction.RECORD_FINDING,
        case.id,
        {"from": before, "result": finding.result, "grade": finding.grade},
    )


def _draw(least: int, most: int) -> int:
    return least + secrets.randbelow(most - least + 1)
