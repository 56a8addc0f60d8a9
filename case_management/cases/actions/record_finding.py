"""Record what was found, on what evidence; the summary is sealed in the browser."""

import secrets
from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases import rules
from case_management.cases.actions.tell_workers import tell_workers
from case_management.cases.models import Case, Finding
from case_management.disclosure.delay import earliest_on
from case_management.findings import is_confirmed
from case_management.refusals import Refusal
from config.policy.policy import Policy
from intake.dialogue.model.phrases import Phrase
from intake.reports.report import Stage
from vault.grants import Grant


def record_finding(
    session: Session,
    case: Case,
    actor: Actor,
    finding: Finding,
    grant: Grant,
    policy: Policy,
    now: datetime,
) -> None:
    """Moves the case to `finding` and tells the workers. Raises Refusal with the reason."""
    rules.check_finding(finding.result, finding.grade, policy)
    if case.factory_id is None:
        raise Refusal("finding_needs_factory")
    if case.category is None:
        raise Refusal("finding_needs_category")
    before = case.state
    case.state = actor.move(rules.CASES, case.state, "record_finding")
    session.add(finding)
    session.merge(grant)
    case.alert_not_before = earliest_on(case.level, now.date(), policy, _draw)
    confirmed = is_confirmed(finding.result)
    tell_workers(
        session,
        case.id,
        Phrase.NEWS_FINDING if confirmed else None,
        Stage.CONFIRMED if confirmed else Stage.INVESTIGATING,
        policy,
        now,
    )
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.RECORD_FINDING,
        case.id,
        now,
        {"from": before, "result": finding.result, "grade": finding.grade},
    )


def _draw(least: int, most: int) -> int:
    return least + secrets.randbelow(most - least + 1)
