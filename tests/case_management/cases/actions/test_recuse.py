"""A member is taken off a case at once, and let back by a coordinator alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.recuse import lift_recusal, recuse
from case_management.cases.case_access import recused_from, set_watching, watchers_of
from case_management.cases.clocks.late_cases import tell_of_late_cases
from case_management.cases.models import Case, OnCall
from case_management.cases.queries import case_for
from case_management.cases.triage.assign import assign
from case_management.cases.triage.join_cases import join_cases
from case_management.cases.triage.set_level import set_level
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from intake.outbox.outbox import Outbound
from tests.support.case_texts import kept_task
from tests.support.house import NOON, House
from tests.support.work import logged, member_of, only_case, work_of

OTHER = "f" * 32
WAGES = "no salary for two months"


def test_who_has_a_case_gives_it_up_and_hears_no_more(house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        assign(work, case, work.actor.id)
        set_watching(session, case.id, work.actor.id, watches=True)
        task = kept_task(house, session, case.id, assignee=work.actor.id)
        recuse(work, case, work.actor.id, "kin", [work.actor.id, OTHER])
        session.flush()
        session.refresh(task)
        assert (case.assignee_id, watchers_of(session, case.id)) == (None, [])
        assert task.assignee_id is None
        assert case_for(session, work.actor, case.id) is None
        assert case_for(session, member_of(house, member_id=OTHER), case.id) is case
        assert logged(session)[-1] == AuditAction.RECUSE


@pytest.mark.parametrize(
    ("roles", "member", "reason", "members", "code"),
    [
        (("triager",), OTHER, "kin", (OTHER,), "recusal_by_coordinator"),
        (("coordinator",), OTHER, "because", (OTHER,), "recusal_reason"),
        (("coordinator",), "e" * 32, "kin", (OTHER,), "colleague_unknown"),
        (("coordinator",), OTHER, "kin", (OTHER,), "recused_last"),
    ],
)
def test_what_is_refused(
    house: House, roles: tuple[str, ...], member: str, reason: str, members: tuple[str], code: str
) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        work, case = work_of(house, session, *roles), only_case(session)
        with pytest.raises(Refusal, match=code):
            recuse(work, case, member, reason, members)
        assert recused_from(session, case.id) == set()


def test_a_coordinator_lets_a_colleague_back_and_never_themself(house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        work, case = work_of(house, session, "coordinator"), only_case(session)
        recuse(work, case, OTHER, "interest", [work.actor.id, OTHER])
        with pytest.raises(Refusal, match="colleague_recused"):
            assign(work, case, OTHER)
        theirs = replace(work, actor=member_of(house, "coordinator", member_id=OTHER))
        with pytest.raises(Refusal, match="recusal_by_coordinator"):
            lift_recusal(theirs, case, OTHER)
        with pytest.raises(Refusal, match="recusal_by_coordinator"):
            lift_recusal(work_of(house, session), case, OTHER)
        lift_recusal(work, case, OTHER)
        with pytest.raises(Refusal, match="out_of_step"):
            lift_recusal(work, case, OTHER)
        assign(work, case, OTHER)


def test_what_is_joined_is_closed_too(house: House) -> None:
    house.text(WAGES)
    house.text(WAGES, sender="+12025550171")
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at, Case.id))
        work = work_of(house, session, "coordinator")
        recuse(work, first, OTHER, "kin", [work.actor.id, OTHER])
        join_cases(work, first, second)
        assert recused_from(session, second.id) == {OTHER}
        third = new_id()
        recuse(work, second, third, "kin", [work.actor.id, third])
        session.flush()
        assert recused_from(session, first.id) == {OTHER, third}


def test_danger_wakes_nobody_who_may_not_open_it(house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        work, case = work_of(house, session, "coordinator"), only_case(session)
        session.merge(OnCall(organisation_id=house.organisation_id, member_id=OTHER))
        recuse(work, case, OTHER, "pressure", [work.actor.id, OTHER])
        set_level(work, case, "L1")
        session.flush()
        mails = select(Outbound.recipient_id).where(Outbound.template == "danger")
        assert OTHER not in set(session.scalars(mails))
        # The clerk wakes the next member at its next turn.
        assert (case.alarms_rung, case.next_alarm_at) == (1, work.now)


def test_a_late_case_is_told_to_somebody_who_may_open_it(house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        work, case = work_of(house, session, "coordinator"), only_case(session)
        session.merge(OnCall(organisation_id=house.organisation_id, member_id=OTHER))
        recuse(work, case, OTHER, "kin", [work.actor.id, OTHER])
        session.flush()
        later = NOON + timedelta(days=30)
        others = [OTHER, "e" * 32]
        assert tell_of_late_cases(session, house.policy, later, lambda _s, _o: others) == 1
        late = select(Outbound.recipient_id).where(Outbound.template == "late")
        assert list(session.scalars(late)) == ["e" * 32]
