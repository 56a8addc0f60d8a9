"""The list is narrowed by its address: to what is mine, unread, late, of one kind or language."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.cases.clocks.set_clocks import set_clocks
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.support.desk import Desk
from tests.support.house import NOON, House


@pytest.fixture
def two(house: House) -> tuple[str, str]:
    """References of a case that is mine, read, late and about wages, and of another."""
    house.text(WAGES)
    house.text("hello is this the number", sender=NEIGHBOUR, now=NOON + timedelta(minutes=1))
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at))
        first.assignee_id, first.category, first.state = house.member_id, "WAGES", "screened"
        first.factory_id = session.scalars(select(Factory.id)).one()
        first.read_at, first.due_at = NOON + timedelta(hours=1), NOON - timedelta(hours=1)
        second.factory_id = None
        second.category, second.level, second.language = None, "L4", "bn"
        return first.reference, second.reference


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", (True, True)),
        ("?assigned=mine", (True, False)),
        ("?assigned=nobody", (False, True)),
        ("?kind=WAGES", (True, False)),
        ("?level=L4", (False, True)),
        ("?language=bn", (False, True)),
        ("?state=screened", (True, False)),
        ("?unread=1", (False, True)),
        ("?late=1", (True, False)),
        ("?factory=unknown", (False, True)),
        ("?factory=nonsense", (False, False)),
        ("?unread=1&assigned=mine", (False, False)),
        ("?level=nonsense", (False, False)),
        ("?level=&kind=", (True, True)),
    ],
)
def test_the_address_says_which_cases_are_shown(
    desk: Desk, two: tuple[str, str], address: str, shown: tuple[bool, bool]
) -> None:
    for path in ("/cases", "/cases/rows"):
        page = desk.page(path + address)
        assert tuple(one in page for one in two) == shown
        assert ("No case fits" in page) == (shown == (False, False))


def test_a_case_that_was_read_is_not_late_for_its_first_clock(
    desk: Desk, house: House, two: tuple[str, str]
) -> None:
    assert two[0] in desk.page("/cases?late=1")
    with transaction(house.engine) as session:
        case = session.scalars(select(Case).where(Case.reference == two[0])).one()
        case.first_opened_at = NOON - timedelta(hours=2)
        set_clocks(session, case, house.policy)
    assert two[0] not in desk.page("/cases?late=1")
    with transaction(house.engine) as session:
        case = session.scalars(select(Case).where(Case.reference == two[0])).one()
        case.opened_at = NOON - timedelta(days=30)
        set_clocks(session, case, house.policy)
    # It is late again where nobody has decided.
    assert two[0] in desk.page("/cases?late=1")


def test_the_rows_that_come_anew_are_narrowed_too(desk: Desk, two: tuple[str, str]) -> None:
    page = desk.page("/cases?assigned=mine")
    assert 'hx-get="/cases/rows?assigned=mine"' in page
    assert '<option value="mine" selected>' in page


def test_a_factory_is_chosen_by_its_name(desk: Desk, house: House, two: tuple[str, str]) -> None:
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory)).one()
        identifier, name = factory.id, factory.name
    page = desk.page(f"/cases?factory={identifier}")
    assert tuple(one in page for one in two) == (True, False)
    assert f'<option value="{identifier}" selected>{name}' in page


def test_the_newest_can_come_first(desk: Desk, house: House, two: tuple[str, str]) -> None:
    first, second = two
    for path in ("/cases", "/cases/rows"):
        urgent, newest = desk.page(path), desk.page(f"{path}?order=newest")
        assert urgent.index(first) < urgent.index(second)
        assert newest.index(second) < newest.index(first)
