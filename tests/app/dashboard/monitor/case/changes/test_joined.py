"""A case is joined to another from its own page, and what was joined to it is parted again."""

from datetime import timedelta

from sqlalchemy import select

from case_management.cases.models import Case
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.support.desk import Desk
from tests.support.house import NOON, House


def test_joined_by_its_reference_and_parted_by_a_button(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text(WAGES, sender=NEIGHBOUR, now=NOON + timedelta(minutes=1))
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at))
    joined = desk.submit(f"/cases/{second.id}/join", reference=first.reference)
    assert joined.headers["HX-Redirect"] == f"/cases/{first.id}"
    history = desk.page(f"/cases/{first.id}/side")
    assert f"took in the reports of: {second.reference}" in history
    parted = desk.submit(f"/cases/{first.id}/part", joined=second.id)
    assert parted.headers["HX-Refresh"] == "true"
    assert second.reference in desk.page("/cases")


def test_what_cannot_be_is_refused_on_the_page(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
    nobody = desk.submit(f"/cases/{case.id}/join", reference="C-0000000")
    assert (nobody.status_code, "no case with this reference" in nobody.text) == (409, True)
    assert desk.submit(f"/cases/{case.id}/part", joined=case.id).status_code == 409
    # A step of the state table that takes the name of another case is no button.
    assert desk.submit(f"/cases/{case.id}/step", event="join").status_code == 409
