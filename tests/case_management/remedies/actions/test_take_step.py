"""An action goes on by one step at a time, with a note where a step stands on something."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.tasks.retention import keep_retention
from case_management.cases.actions.end_case import end_case
from case_management.refusals import Refusal
from case_management.remedies.actions.take_step import take_step, write_note
from case_management.remedies.models import RemedyAction
from case_management.remedies.queries import actions_of, remedy_notes_of
from case_management.work import Work
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.polls import PLANNER, works
from tests.support.remedies import note_of, planned, propose, take
from tests.support.work import logged, only_case, work_of


def refused(work: Work, action: RemedyAction, event: str, seen: str = "") -> str:
    case = only_case(work.session)
    with pytest.raises(Refusal) as one:
        take_step(work, planned(case), action, event, seen or action.state)
    return one.value.code


def claimed(house: House, session: Session) -> RemedyAction:
    work, case = works(house, session), only_case(session)
    action = propose(work, case, "train")
    take(work, case, action, "consult_workers", "agree", "claim_done")
    return action


def test_who_agreed_does_not_verify_and_a_colleague_does(planning: House) -> None:
    with transaction(planning.engine) as session:
        action = claimed(planning, session)
        work, case = works(planning, session), only_case(session)
        assert refused(work, action, "verify_by_visit") == "action_verified_by_agreer"
        colleague = works(planning, session, PLANNER)
        assert refused(colleague, action, "verify_by_visit") == "note_missing"
        take(colleague, case, action, "verify_by_document", "verify_by_visit")
        assert action.state == "verified_visit"
        events = {one.event for one in remedy_notes_of(session, case.id)}
        assert {"verify_by_document", "verify_by_visit"} <= events
        assert logged(session).count("remedy.change") == 5


def test_a_colleague_who_agreed_it_anew_is_the_one_who_agreed(planning: House) -> None:
    with transaction(planning.engine) as session:
        action, case = claimed(planning, session), only_case(session)
        colleague = works(planning, session, PLANNER)
        take(colleague, case, action, "find_not_done", "dispute", "consult_workers", "agree")
        take(colleague, case, action, "claim_done")
        assert refused(colleague, action, "verify_by_document") == "action_verified_by_agreer"
        take(works(planning, session), case, action, "verify_by_document")


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(planning: House) -> None:
    with transaction(planning.engine) as session:
        action = claimed(planning, session)
        work = works(planning, session)
        assert refused(work, action, "begin", seen="agreed") == "action_changed"
        assert refused(work, action, "begin") == "out_of_step"
        assert refused(work_of(planning, session), action, "find_not_done") == "out_of_step"


def test_a_note_is_kept_once_with_its_step_or_without(planning: House) -> None:
    with transaction(planning.engine) as session:
        work, case = works(planning, session), only_case(session)
        action = propose(work, case)
        written = note_of(work, case, action, "agree")
        for _ in range(2):
            take_step(work, planned(case), action, "agree", "proposed", written)
            session.flush()
        assert (action.state, action.agreed_by) == ("agreed", planning.member_id)
        alone = note_of(work, case, action)
        for _ in range(2):
            write_note(work, planned(case), alone)
            session.flush()
        events = sorted(one.event for one in remedy_notes_of(session, case.id))
        assert events == ["", "agree"]
        with pytest.raises(Refusal, match="not_a_planner"):
            write_note(work_of(planning, session), planned(case), note_of(work, case, action))


def test_while_workers_are_asked_an_action_is_verified_and_not_changed(planning: House) -> None:
    with transaction(planning.engine) as session:
        action, case = claimed(planning, session), only_case(session)
        case.state = "verification"
        take(works(planning, session, PLANNER), case, action, "verify_by_document")
        # Else workers would confirm a plan of which something is open.
        assert refused(works(planning, session), action, "find_not_done") == "plan_not_open"
        other = propose_elsewhere(planning, session)
        assert refused(works(planning, session), other, "agree") == "plan_not_open"


def propose_elsewhere(house: House, session: Session) -> RemedyAction:
    case = only_case(session)
    case.state = "remediation"
    action = propose(works(house, session), case)
    case.state = "verification"
    return action


def test_notes_end_with_the_texts_of_their_case_and_actions_stay(planning: House) -> None:
    days = planning.policy.retention.messages
    with transaction(planning.engine) as session:
        action, case = claimed(planning, session), only_case(session)
        case.state = "closed"
        end_case(session, case, NOON.date())
        action_id = action.id
    later = NOON + timedelta(days=days + 1)
    keep_retention(planning.engine, planning.policy, later, pause=lambda _: None)
    with transaction(planning.engine) as session:
        case = only_case(session)
        assert remedy_notes_of(session, case.id) == []
        assert [one.id for one in actions_of(session, case.id)] == [action_id]
