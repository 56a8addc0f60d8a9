"""A case of the same factory and kind as a remedied one is found from both sides, by who may."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from case_management.cases.actions.change_state import move
from case_management.cases.case_access import Recusal
from case_management.cases.models import Case
from case_management.cases.recurrences import remedied_before, reported_again
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.polls import HOUR, ask, case_to_verify, works

LATER = NOON + timedelta(days=20)


def cases(session: Session) -> tuple[Case, Case]:
    """The remedied one, and the one that came after."""
    first, second = session.scalars(select(Case).order_by(Case.opened_at)).all()
    return first, second


@pytest.fixture
def again(house: House) -> House:
    case_to_verify(house)
    ask(house)
    house.text("1", now=NOON + HOUR)
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        move(works(house, session, now=NOON + 2 * HOUR), case, "confirm_remedy")
    house.text("they did not pay us again", sender="+12025550149", now=LATER)
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory.id)).first()
        session.execute(update(Case).values(factory_id=factory, category="WAGES"))
    return house


def test_both_cases_name_each_other(again: House) -> None:
    with transaction(again.engine) as session:
        first, second = cases(session)
        actor = works(again, session).actor
        assert remedied_before(session, actor, second) == [first]
        assert reported_again(session, actor, first) == [second]
        assert remedied_before(session, actor, first) == []
        assert reported_again(session, actor, second) == []


def test_another_kind_or_place_is_not_the_same(again: House) -> None:
    for changed in ({"category": "HOURS"}, {"factory_id": None}):
        with transaction(again.engine) as session:
            first, second = cases(session)
            for name, value in changed.items():
                setattr(second, name, value)
            session.flush()
            actor = works(again, session).actor
            assert remedied_before(session, actor, second) == []
            assert reported_again(session, actor, first) == []
            session.rollback()


def test_a_remedy_that_is_not_done_any_more_is_none(again: House) -> None:
    with transaction(again.engine) as session:
        first, second = cases(session)
        first.state = "remediation"
        session.flush()
        actor = works(again, session).actor
        assert remedied_before(session, actor, second) == []
        assert reported_again(session, actor, first) == []


def test_who_may_not_open_a_case_does_not_hear_of_it(again: House) -> None:
    with transaction(again.engine) as session:
        first, second = cases(session)
        recusal = Recusal(
            case_id=first.id,
            member_id=again.member_id,
            reason="kin",
            recused_by=again.member_id,
            recused_at=NOON,
        )
        session.add(recusal)
        session.flush()
        assert remedied_before(session, works(again, session).actor, second) == []
