"""What is read of a plan is of its case alone."""

from case_management.remedies.queries import action_of, agreers_of, plan_facts
from config.platform.database import new_id, transaction
from tests.support.house import House
from tests.support.polls import PLANNER, works
from tests.support.remedies import complete_plan, propose, take
from tests.support.work import only_case


def test_who_agreed_counts_as_long_as_the_action_is_part_of_the_plan(planning: House) -> None:
    with transaction(planning.engine) as session:
        work, case = works(planning, session), only_case(session)
        action = propose(work, case)
        take(works(planning, session, PLANNER), case, action, "agree")
        assert agreers_of(session, case.id) == {PLANNER}
        take(work, case, action, "supersede")
        assert agreers_of(session, case.id) == set()


def test_facts_and_actions_are_of_one_case(planning: House) -> None:
    with transaction(planning.engine) as session:
        case = only_case(session)
        complete_plan(works(planning, session), case)
        facts = plan_facts(session, case.id)
        assert (facts.cause_count, facts.has_primary) == (1, True)
        assert (facts.states, facts.left) == (("claimed_done",), 0)
        action = propose(works(planning, session), case)
        assert action_of(session, case.id, action.id) is action
        assert action_of(session, new_id(), action.id) is None
        assert plan_facts(session, new_id()).cause_count == 0
