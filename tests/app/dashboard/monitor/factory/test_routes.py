"""A factory over time: only of cases that the member may open, and the log says who looked."""

from datetime import date, timedelta

from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.cases.case_access import Recusal
from case_management.cases.hazards.observe import record_observation
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from tests.support.desk import Desk
from tests.support.hazards import door_case
from tests.support.house import NOON, House
from tests.support.work import work_of

DAYS = (("there", 1), ("gone", 8), ("there", 15))


def at_factory(house: House) -> tuple[str, str]:
    """The ids of a factory and of its case, whose door was locked, open, and locked again."""
    case_id = door_case(house)
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory)).first()
        assert factory is not None
        case = session.get_one(Case, case_id)
        case.factory_id = factory.id
        for seen, day in DAYS:
            record_observation(work_of(house, session), case, seen, date(2026, 11, day))
        return factory.id, case_id


def test_the_page_shows_what_was_seen_day_by_day(desk: Desk, house: House) -> None:
    factory, case = at_factory(house)
    page = desk.page(f"/factories/{factory}")
    assert "It changed 2 times." in page
    assert "It was gone and came back." in page
    assert page.count("<circle") == len(DAYS) + 2
    assert page.count('<th scope="row">') == len(DAYS)
    assert f'href="/cases/{case}"' in page
    assert "style=" not in page.partition("<main")[2]
    with transaction(house.engine) as session:
        looked = select(AuditEntry.object_id).where(AuditEntry.action == AuditAction.OPEN_FACTORY)
        assert session.scalars(looked).all() == [factory]


def test_who_is_recused_sees_nothing_of_the_case(desk: Desk, house: House) -> None:
    factory, case = at_factory(house)
    with transaction(house.engine) as session:
        session.add(
            Recusal(
                case_id=case,
                member_id=house.member_id,
                reason="kin",
                recused_by=house.member_id,
                recused_at=NOON,
            )
        )
    page = desk.page(f"/factories/{factory}")
    assert "No cases of this factory" in page
    assert "It changed" not in page


def test_no_such_factory(desk: Desk) -> None:
    assert desk.client.get(f"/factories/{new_id()}").status_code == 404


def test_it_is_reached_from_the_case_and_from_the_figures(desk: Desk, house: House) -> None:
    factory, case = at_factory(house)
    assert f'href="/factories/{factory}"' in desk.page(f"/cases/{case}")
    for number in range(6):
        house.text("the fire door is locked", sender=f"+120255501{60 + number}")
    with transaction(house.engine) as session:
        for one in session.scalars(select(Case)):
            one.factory_id = factory
            one.opened_at = NOON - timedelta(days=1)
    assert f'href="/factories/{factory}"' in desk.page("/statistics")
