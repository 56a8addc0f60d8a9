"""Cases are joined in the list by an id or by a reference as people type it, and parted again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.cases.models import Case
from config.platform.database import new_id, transaction
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.support.desk import Desk
from tests.support.house import NOON, House


@pytest.fixture
def two(house: House) -> list[Case]:
    house.text(WAGES)
    house.text(WAGES, sender=NEIGHBOUR, now=NOON + timedelta(minutes=1))
    with transaction(house.engine) as session:
        return list(session.scalars(select(Case).order_by(Case.opened_at)))


@pytest.mark.parametrize("letters", ["K7Q2M4R", "CYGMYHC"])
@pytest.mark.parametrize("spelled", ["{}", " {} ", "C {bare}", "{bare}", "{small}"])
def test_the_other_case_is_named_as_people_type_it(
    desk: Desk, house: House, two: list[Case], spelled: str, letters: str
) -> None:
    first, second = two
    reference = f"C-{letters}"
    with transaction(house.engine) as session:
        session.get_one(Case, first.id).reference = reference
    typed = spelled.format(reference, bare=reference[2:], small=reference.lower())
    answer = desk.post("/cases/joins", {"case": second.id, "into": typed})
    assert answer.json == {"case": second.id, "into": first.id, "reference": reference}
    page = desk.page("/cases")
    assert (reference in page, second.reference in page) == (True, False)


def test_an_address_of_a_joined_case_leads_to_the_other(desk: Desk, two: list[Case]) -> None:
    first, second = two
    desk.post("/cases/joins", {"case": second.id, "into": first.id})
    answer = desk.client.get(f"/cases/{second.id}", base_url="http://localhost")
    assert (answer.status_code, answer.location) == (302, f"/cases/{first.id}")
    page = desk.page(f"/cases/{first.id}")
    assert f"The case {second.reference} was joined to this one." in page
    assert page.count('class="report"') == 2
    assert desk.post("/cases/joins/undo", {"case": second.id}).json == {
        "case": second.id,
        "into": first.id,
        "reference": first.reference,
    }
    assert desk.page(f"/cases/{second.id}").count('class="report"') == 1


def test_what_cannot_be_joined_is_said(desk: Desk, two: list[Case]) -> None:
    first, _ = two
    for into, code in (
        ("C-0000000", "case_unknown"),
        (new_id(), "case_unknown"),
        (first.id, "joined_to_itself"),
    ):
        answer = desk.post("/cases/joins", {"case": first.id, "into": into})
        assert answer.status_code == 409
        assert answer.json is not None
        assert answer.json["code"] == code
    assert desk.post("/cases/joins", {"case": new_id(), "into": first.id}).status_code == 404
    assert desk.post("/cases/joins/undo", {"case": new_id()}).status_code == 404
