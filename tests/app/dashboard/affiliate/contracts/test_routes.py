"""The page of a contract: its register grows, and what is missed leads on."""

import json
import re

import pytest
from werkzeug.exceptions import NotFound

from app.dashboard.affiliate.asked.routes import show as first_screen
from app.dashboard.affiliate.contracts.obligation_lines import obligation_lines
from app.dashboard.affiliate.contracts.routes import add, add_template, records, show, step
from app.dashboard.frame.request import commit_early
from config.platform.database import transaction
from tests.support.buyers import Told, add_told
from tests.support.desk import Desk
from tests.support.house import NOON, House


@pytest.fixture
def told(house: House) -> Told:
    return add_told(house)


@pytest.fixture
def contract(told: Told) -> str:
    with transaction(told.house.engine) as session:
        return told.contract(session).id


def test_the_template_and_an_own_obligation_stand_in_the_register(
    told: Told, desk: Desk, contract: str
) -> None:
    with told.town.asking(desk, method="POST", data={"due": "2026-12-10"}):
        page = str(add_template(contract))
        commit_early()
    assert "No retaliation against workers who speak" in page
    own = {"title": "Pay in 30 days", "kind": "activity", "measure": "step", "clause": "9.1"}
    with told.town.asking(desk, method="POST", data=own | {"due": "2027-06-01"}):
        add(contract)
        commit_early()
    with told.town.asking(desk):
        page, first = show(contract), first_screen()
    assert "Pay in 30 days" in page
    assert "9.1" in page
    # Due within a month stands on the first page; due in June does not.
    assert "No retaliation" in first
    assert "Pay in 30 days" not in first


def test_what_is_missed_goes_to_the_first_rung(told: Told, desk: Desk, contract: str) -> None:
    own = {"title": "Name the factories", "kind": "information", "measure": "step"}
    with told.town.asking(desk, method="POST", data=own | {"due": "2026-11-20"}):
        page = str(add(contract))
        commit_early()
    assert "overdue" in page
    assert "rung 1 of 5: informal engagement" in page
    (identifier,) = re.findall(r'id="obligation-([0-9a-f]{32})"', page)
    form = {"event": "escalate", "seen": "open", "note": "We called them.", "next": "2026-12-01"}
    with told.town.asking(desk, method="POST", data=form):
        page = str(step(contract, identifier))
        commit_early()
    assert "We called" not in page
    with told.town.asking(desk):
        assert len(json.loads(records(contract).get_data())["records"]) == 1
        (line,) = obligation_lines(contract, NOON.date())
    assert (line.state_code, line.rung) == ("escalated", "rung 1 of 5: informal engagement")


def test_the_contract_of_others_does_not_exist(told: Told, desk: Desk, contract: str) -> None:
    for view in (show, records, add, add_template):
        with told.city.asking(desk), pytest.raises(NotFound):
            view(contract)
    with told.town.asking(desk), pytest.raises(NotFound):
        step(contract, "0" * 32)
