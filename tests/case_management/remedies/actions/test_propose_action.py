"""An action is proposed once, with all that a plan needs of it."""

from datetime import timedelta

import pytest

from case_management.refusals import Refusal
from case_management.remedies.actions.propose_action import propose_action
from case_management.remedies.queries import actions_of
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.remedies import grant_of, planned, propose
from tests.support.work import logged, only_case, work_of


def test_a_second_press_writes_nothing_more(planning: House) -> None:
    with transaction(planning.engine) as session:
        work, case = work_of(planning, session, "investigator"), only_case(session)
        action = propose(work, case)
        propose_action(work, planned(case), action, grant_of(work, action.id))
        assert [one.id for one in actions_of(session, case.id)] == [action.id]
        assert logged(session).count("remedy.propose") == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"kind": "party"}, "unknown_code"),
        ({"owner": "nobody"}, "unknown_code"),
        ({"due_on": (NOON - timedelta(days=2)).date()}, "due_day_past"),
        ({"due_on": (NOON + timedelta(days=3000)).date()}, "due_day_past"),
        ({"cost_minor": 5, "currency": "BDT"}, "payer_missing"),
    ],
)
def test_what_is_no_action_is_refused(planning: House, more: dict[str, object], code: str) -> None:
    with transaction(planning.engine) as session:
        work, case = work_of(planning, session, "investigator"), only_case(session)
        with pytest.raises(Refusal, match=code):
            propose(work, case, **{"kind": "repay", **more})  # type: ignore[arg-type]
        session.rollback()


def test_the_first_due_stands_first(planning: House) -> None:
    with transaction(planning.engine) as session:
        work, case = work_of(planning, session, "investigator"), only_case(session)
        later, sooner = propose(work, case), propose(work, case, due_on=NOON.date())
        assert [one.id for one in actions_of(session, case.id)] == [sooner.id, later.id]
