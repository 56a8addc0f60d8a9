"""The list says what a case is: one word for several cases, of one's own organisation alone."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from case_management.cases.models import Case
from config.platform.database import new_id, transaction
from intake.reports.thread import Message
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.support.desk import Desk
from tests.support.house import NOON, House

ADDRESS = "/cases/screenings"


def rows(house: House) -> list[dict[str, Any]]:
    """Every case as a browser names it that shows all of its texts, the oldest first."""
    with transaction(house.engine) as session:
        cases = list(session.scalars(select(Case.id).order_by(Case.opened_at)))
        texts = list(session.scalars(select(Message.id).where(Message.author == "worker")))
    return [{"case": one, "seen": texts} for one in cases]


def states(house: House) -> list[str]:
    with transaction(house.engine) as session:
        return list(session.scalars(select(Case.state).order_by(Case.opened_at)))


@pytest.fixture
def two(house: House) -> House:
    house.text(WAGES)
    house.text("the stairs are locked", sender=NEIGHBOUR, now=NOON + timedelta(minutes=1))
    return house


def test_one_that_is_refused_keeps_no_other_from_being_done(desk: Desk, two: House) -> None:
    first, second = rows(two)
    second["seen"] = []
    answer = desk.post(ADDRESS, {"verdict": "test", "rows": [first, second]})
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["done"] == [first["case"]]
    [refused] = answer.json["refused"]
    assert refused["case"] == second["case"]
    assert refused["error"] == "The list does not show all of this case. Open it and read it first."
    assert states(two) == ["out_of_scope", "received"]


def test_what_was_said_is_taken_back(desk: Desk, two: House) -> None:
    both = rows(two)
    # Locked stairs are danger to life: nobody rules that out by one word.
    done = desk.post(ADDRESS, {"verdict": "report", "rows": both}).json
    assert done == {"done": sorted(one["case"] for one in both), "refused": []}
    assert states(two) == ["screened", "screened"]
    undone = desk.post(f"{ADDRESS}/undo", {"cases": [one["case"] for one in both]}).json
    assert undone is not None
    assert undone["refused"] == []
    assert states(two) == ["received", "received"]


def test_a_case_of_others_is_neither_done_nor_named(desk: Desk, two: House) -> None:
    strange = {"case": new_id(), "seen": []}
    answer = desk.post(ADDRESS, {"verdict": "report", "rows": [strange]})
    assert answer.json == {"done": [], "refused": []}
    assert desk.post(f"{ADDRESS}/undo", {"cases": [new_id()]}).json == {"done": [], "refused": []}


@pytest.mark.parametrize(
    "body",
    [
        {"verdict": "gossip", "rows": [{"case": new_id(), "seen": []}]},
        {"verdict": "test", "rows": []},
        {"verdict": "test", "rows": [{"case": "x", "seen": []}]},
        {"verdict": "test", "rows": [{"case": new_id(), "seen": []}] * 51},
        {},
    ],
)
def test_what_no_page_sends_is_refused(desk: Desk, body: dict[str, Any]) -> None:
    assert desk.post(ADDRESS, body).status_code == 400
