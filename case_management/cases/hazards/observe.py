"""A member writes down what they saw of a hazard themselves, as on a visit."""

from datetime import date

from case_management.audit.audit_action import AuditAction
from case_management.cases.hazards.kinds import Presence, SeenBy, is_observable
from case_management.cases.hazards.models import HazardObservation
from case_management.cases.models import Case
from case_management.cases.rules import JOINED
from case_management.own_day import day_at
from case_management.refusals import Refusal
from case_management.work import Work


def record_observation(work: Work, case: Case, seen: str, seen_on: date) -> None:
    """Also of a case that has ended: it may be there again. Raises Refusal."""
    if case.state == JOINED:
        raise Refusal("out_of_step")
    if not is_observable(case.category, work.policy):
        raise Refusal("not_observable")
    if seen not in (Presence.THERE, Presence.GONE):
        raise Refusal("seen_unknown")
    if seen_on > day_at(work.session, case.organisation_id, work.now):
        raise Refusal("seen_later")
    work.session.add(
        HazardObservation(
            case_id=case.id,
            source=SeenBy.MEMBER,
            seen=seen,
            seen_on=seen_on,
            member_id=work.actor.id,
            recorded_at=work.now,
        )
    )
    work.record(case.organisation_id, AuditAction.OBSERVE_HAZARD, case.id, {"seen": seen})
