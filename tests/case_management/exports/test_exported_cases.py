"""The texts of cases with who wrote them and when, in the order in which they were written."""

from datetime import timedelta

from sqlalchemy import select

from case_management.cases.lists.searched import sealed_texts
from case_management.cases.models import Case, Finding
from case_management.cases.notes import CaseNote
from case_management.exports.exported_cases import (
    PlannedAction,
    cases_by_id,
    exported_texts,
)
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.remedies import propose, take
from tests.support.work import STRANGER, member_of, only_case, work_of
from vault.grants import Grant


def test_messages_findings_and_notes_stand_in_their_order(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session).id
        ids = [new_id(), new_id()]
        session.add(
            Finding(
                id=ids[0],
                case_id=case,
                member_id="asha",
                result="partly",
                grade="E3",
                body_sealed=b"x",
                recorded_at=NOON + timedelta(hours=2),
            )
        )
        session.add(
            CaseNote(
                id=ids[1],
                case_id=case,
                member_id="bela",
                body_sealed=b"x",
                written_at=NOON + timedelta(hours=1),
            )
        )
        for one in ids:
            session.add(
                Grant(
                    record_id=one,
                    organisation_id=house.organisation_id,
                    epoch=1,
                    key_sealed=b"x",
                )
            )
        session.flush()
        found = exported_texts(session, house.organisation_id, [case])
        assert [(one.author, one.member_id, one.result, one.grade) for one in found] == [
            ("worker", "", "", ""),
            ("note", "bela", "", ""),
            ("finding", "asha", "partly", "E3"),
        ]
        assert [bool(one.report_id) for one in found] == [True, False, False]


def test_pages_of_cases_end_where_none_is_left(house: House) -> None:
    for number in range(3):
        house.text("no salary for two months", sender=f"+120255501{60 + number}")
    with transaction(house.engine) as session:
        every = sorted(session.scalars(select(Case.id)))
        first, after = cases_by_id(session, member_of(house), None, 2)
        assert (first, after) == (every[:2], every[1])
        assert cases_by_id(session, member_of(house), after, 2) == (every[2:], None)
        assert cases_by_id(session, STRANGER, None, 2) == ([], None)


def test_what_stands_in_a_plan_is_given_with_what_is_known_of_it(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        case.state = "remediation"
        work = work_of(house, session, "coordinator")
        action = propose(work, case)
        take(work, case, action, "agree")
        found = exported_texts(session, house.organisation_id, [case.id])
        planned = next(one for one in found if one.author == "remedy-action")
        note = next(one for one in found if one.author == "remedy-note")
        assert (planned.id, planned.member_id, note.step) == (action.id, work.actor.id, "agree")
        assert planned.planned == PlannedAction("repay", "agreed", "factory", action.due_on)
        served = {one.id: one.kind for one in sealed_texts(session, work.actor, [action.id])}
        assert served == {action.id: "remedy-action"}
