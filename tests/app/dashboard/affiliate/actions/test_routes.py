"""A buyer writes down what was done; what others did not share does not exist for them."""

import json

import pytest
from werkzeug.exceptions import NotFound

from app.dashboard.affiliate.actions.routes import record, records
from app.dashboard.frame.request import commit_early
from case_management.buyer_actions.queries import own_actions
from config.platform.database import transaction
from tests.support.buyers import Told, add_told
from tests.support.desk import Desk
from tests.support.house import House

FORM = {"kind": "meeting", "done_on": "2026-11-21", "note": "They came with their lawyer."}


@pytest.fixture
def told(house: House) -> Told:
    return add_told(house)


def test_it_stands_in_the_list_and_its_note_is_sealed(told: Told, desk: Desk) -> None:
    with transaction(told.house.engine) as session:
        contract = told.contract(session).id
    with told.town.asking(desk, method="POST", data=FORM | {"contract": contract}):
        page = str(record(told.alert_id))
        commit_early()
    for words in ("Meet the contractor", "Investigate", "21 Nov 2026", "M-1", "Greta"):
        assert words in page
    assert "lawyer" not in page
    with transaction(told.house.engine) as session:
        (kept,) = own_actions(session, told.town.id)
        assert kept.contract_id == contract
    with told.town.asking(desk):
        served = json.loads(records(told.alert_id).get_data())["records"]
    assert [one["id"] for one in served] == [kept.id]
    with told.city.asking(desk):
        assert json.loads(records(told.alert_id).get_data())["records"] == []


def test_a_contract_of_others_is_no_contract(told: Told, desk: Desk) -> None:
    with transaction(told.house.engine) as session:
        contract = told.contract(session).id
    with told.city.asking(desk, method="POST", data=FORM | {"contract": contract}):
        record(told.alert_id)
        commit_early()
    with transaction(told.house.engine) as session:
        (kept,) = own_actions(session, told.city.id)
        assert kept.contract_id is None


def test_a_refusal_is_said_in_the_page(told: Told, desk: Desk) -> None:
    with told.town.asking(desk, method="POST", data=FORM | {"done_on": "soon"}):
        answer = record(told.alert_id)
    assert isinstance(answer, tuple)
    assert answer[1] == 409
    assert "Enter the date." in str(answer[0])


def test_an_alert_of_others_does_not_exist(told: Told, desk: Desk) -> None:
    for view in (record, records):
        with desk.asking("buyer", kind="affiliate"), pytest.raises(NotFound):
            view(told.alert_id)
