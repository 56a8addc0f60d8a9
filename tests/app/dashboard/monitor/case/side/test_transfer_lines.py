"""What the case's page says of its way to another organisation."""

from sqlalchemy import select

from app.dashboard.monitor.case.side.transfer_lines import transfer_lines
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.two_organisations import HELP, add_other, asked, followed


def test_without_another_organisation_there_is_nothing_to_do(desk: Desk, house: House) -> None:
    house.text(HELP)
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
    with desk.asking():
        assert not transfer_lines(case).shown


def test_how_many_agreed_and_who_asked(desk: Desk, house: House) -> None:
    other = add_other(house)
    asked(house, other)
    house.text("1")
    followed(house)
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
    with desk.asking():
        lines = transfer_lines(case)
    assert lines.open is not None
    assert (lines.open.taker, lines.open.who) == ("Nari Kantha", "Asha")
    assert (lines.open.state, lines.open.agreed, lines.open.workers) == ("consented", 1, 1)
    assert (lines.takers, lines.past, lines.gone) == ([], [], None)
