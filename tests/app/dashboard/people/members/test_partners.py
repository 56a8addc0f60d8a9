"""A head office is looked at before it is named: its signed roster, for the eight words."""

import pytest

from tests.support.alerts import Released, add_head_office
from tests.support.desk import URL, Desk
from tests.support.house import House
from vault.encoding import b64u, unb64u


@pytest.fixture
def office(house: House) -> Released:
    return add_head_office(house)


def test_the_browser_gets_the_roster_that_its_words_are_made_of(
    office: Released, desk: Desk
) -> None:
    found = desk.data(f"/people/partners/{office.head_office}.json")
    assert (found["organisation"], found["name"]) == (
        office.head_office,
        "Fair Purchase Network",
    )
    (first,) = found["roster"]
    assert b"Farah" in unb64u(first["document"])


def test_what_is_no_confirmed_head_office_is_not_there(
    office: Released, desk: Desk, house: House
) -> None:
    for other in (house.organisation_id, "0" * 32):
        answer = desk.client.get(f"/people/partners/{other}.json", base_url=URL)
        assert answer.status_code == 404


def test_a_roster_that_nobody_signed_names_no_partner(office: Released, desk: Desk) -> None:
    body = {"document": b64u(b"{}"), "signature": b64u(bytes(64))}
    answer = desk.post(f"/people/partners/{office.head_office}", body)
    assert answer.status_code == 409
    assert desk.post(f"/people/partners/{office.head_office}", {}).status_code == 400
