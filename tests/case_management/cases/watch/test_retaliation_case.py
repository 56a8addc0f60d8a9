"""Retaliation that a member confirms is a case of its own, above the one it came from."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.cases.actions.change_state import move
from case_management.cases.actions.recuse import lift_recusal, recuse
from case_management.cases.case_access import recused_from
from case_management.cases.lists.case_list import case_page
from case_management.cases.models import Case
from case_management.cases.triage.join_cases import join_cases
from case_management.cases.watch.kinds import TriggerKind
from case_management.cases.watch.retaliation_case import (
    linked_to,
    open_retaliation_case,
    retaliation_cases,
)
from case_management.cases.watch.triggers import raise_trigger, settle_trigger
from case_management.cases.watches import triggers_of
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.outcomes import work_as
from tests.support.watched import watched
from tests.support.work import logged, member_of

HOUR = timedelta(hours=1)


def confirmed(house: House, confirms: bool = True) -> str:
    """The id of a case in which a member has looked into a sign."""
    case_id = watched(house)
    with transaction(house.engine) as session:
        work, case = work_as(house, session, now=NOON + HOUR), session.get_one(Case, case_id)
        raise_trigger(work, case, TriggerKind.PROBLEM)
        settle_trigger(work, case, triggers_of(session, case_id)[0].id, confirms)
    return case_id


def test_what_is_no_retaliation_opens_none(house: House) -> None:
    case_id = confirmed(house, confirms=False)
    with transaction(house.engine) as session:
        assert retaliation_cases(session, case_id) == []


def test_it_is_graver_unread_and_stands_above_its_parent(both_houses: House) -> None:
    house = both_houses
    case_id = confirmed(house)
    with transaction(house.engine) as session:
        [linked] = retaliation_cases(session, case_id)
        parent = session.get_one(Case, case_id)
        assert (linked.level, linked.category, linked.state) == ("L2", "RETALIATION", "admissible")
        assert parent.level == "L3"
        assert linked.clock == "contact" and linked.due_at is not None
        rows = case_page(session, member_of(house)).rows
        assert [row.case.id for row in rows] == [linked.id, case_id]
        assert [row.report_count for row in rows] == [0, 1]
        assert logged(session)[-1] == "watch.open_case"
        assert linked_to(session, parent) == [linked.id]
        assert linked_to(session, linked) == [case_id]


def test_another_sign_while_it_is_open_opens_no_second_one(house: House) -> None:
    case_id = confirmed(house)
    with transaction(house.engine) as session:
        work, case = work_as(house, session, now=NOON + 2 * HOUR), session.get_one(Case, case_id)
        raise_trigger(work, case, TriggerKind.STOP)
        [waiting] = [one for one in triggers_of(session, case_id) if one.settled_at is None]
        settle_trigger(work, case, waiting.id, confirmed=True)
        assert len(retaliation_cases(session, case_id)) == 1


def test_the_case_that_it_came_from_does_not_end_before_it(house: House) -> None:
    case_id = confirmed(house)
    with transaction(house.engine) as session:
        work, case = work_as(house, session), session.get_one(Case, case_id)
        move(work, case, "screen")
        with pytest.raises(Refusal, match="retaliation_open"):
            move(work, case, "rule_out")
        [linked] = retaliation_cases(session, case_id)
        move(work, linked, "start_investigation")
        move(work, linked, "refer")
        move(work, case, "rule_out")
        assert (linked.state, case.state) == ("referred", "out_of_scope")


def test_it_is_not_joined_and_closed_to_whom_the_other_is(house: House) -> None:
    case_id = confirmed(house)
    member, other = house.member_id, "c" * 32
    with transaction(house.engine) as session:
        work, case = work_as(house, session), session.get_one(Case, case_id)
        [linked] = retaliation_cases(session, case_id)
        for one, into in ((linked, case), (case, linked)):
            with pytest.raises(Refusal, match="joined_linked"):
                join_cases(work, one, into)
        recuse(work, case, other, "kin", [member, other])
        session.flush()
        assert recused_from(session, linked.id) == {other}
        lift_recusal(work, linked, other)
        assert recused_from(session, case_id) == set()


def test_who_may_not_open_one_may_open_none_of_the_same_workers(house: House) -> None:
    case_id = confirmed(house)
    member, other = house.member_id, "c" * 32
    with transaction(house.engine) as session:
        work, case = work_as(house, session), session.get_one(Case, case_id)
        [first] = retaliation_cases(session, case_id)
        first.state = "referred"
        second = open_retaliation_case(work, case)
        recuse(work, second, other, "kin", [member, other])
        session.flush()
        assert recused_from(session, first.id) == recused_from(session, case_id) == {other}


def test_joined_its_cases_are_closed_to_whom_the_other_is(house: House) -> None:
    case_id = confirmed(house)
    house.text("they did not pay us since August", sender="+12025550144", now=NOON + HOUR)
    member, other = house.member_id, "c" * 32
    with transaction(house.engine) as session:
        work, case = work_as(house, session), session.get_one(Case, case_id)
        [linked] = retaliation_cases(session, case_id)
        into = session.scalars(
            select(Case).where(Case.parent_id.is_(None), Case.id != case_id)
        ).one()
        recuse(work, into, other, "kin", [member, other])
        session.flush()
        join_cases(work, case, into)
        assert recused_from(session, linked.id) == {other}
