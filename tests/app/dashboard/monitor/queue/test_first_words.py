"""The list shows the first words of each case: sealed to here, logged once a screen."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from config.platform.database import new_id, transaction
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.support.desk import Desk
from tests.support.house import NOON, House

ADDRESS = "/cases/first-words"


def cases(house: House) -> list[str]:
    with transaction(house.engine) as session:
        return list(session.scalars(select(Case.id).order_by(Case.id)))


def looked(house: House) -> list[str | None]:
    with transaction(house.engine) as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "case.list"))
        return [one.detail for one in entries]


def heard(page: str) -> str:
    return page.split('data-heard="')[1].split('"', maxsplit=1)[0]


def served(desk: Desk, ids: list[str]) -> Any:
    answer = desk.post(ADDRESS, {"cases": ids})
    assert answer.status_code == 200, answer.text
    return answer.json


def test_a_screen_of_rows_is_one_entry_of_the_log_and_nothing_is_read_by_it(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    house.text("the stairs are locked", sender=NEIGHBOUR, now=NOON + timedelta(minutes=1))
    ids = cases(house)
    answer = served(desk, ids)
    assert sorted(one["case"] for one in answer["cases"]) == ids
    texts = {text for one in answer["cases"] for text in one["texts"]}
    assert {one["id"] for one in answer["records"]} == texts
    assert [one["whole"] for one in answer["cases"]] == [True, True]
    assert all(
        one["kind"] == "message" and one["body"] and one["grant"] for one in answer["records"]
    )
    [entry] = looked(house)
    assert all(one in str(entry) for one in ids)
    with transaction(house.engine) as session:
        assert all(case.unread for case in session.scalars(select(Case)))


def test_a_row_brings_what_is_unread_and_says_where_that_is_not_all(
    desk: Desk, house: House
) -> None:
    for number in range(4):
        house.text(f"{WAGES} {number}", now=NOON + timedelta(seconds=number))
    [row] = served(desk, cases(house))["cases"]
    assert (len(row["texts"]), row["whole"]) == (4, True)
    house.text("and one more", now=NOON + timedelta(minutes=1))
    [row] = served(desk, cases(house))["cases"]
    assert (len(row["texts"]), row["whole"]) == (4, False)


def test_a_row_names_its_case_and_changes_when_more_was_said(desk: Desk, house: House) -> None:
    house.text(WAGES)
    [case] = cases(house)
    before = desk.page("/cases/rows")
    assert f'data-first-words="{case}"' in before
    house.text("and nobody answers us", now=NOON + timedelta(minutes=1))
    marks = [
        page.split('data-heard="')[1].split('"')[0] for page in (before, desk.page("/cases/rows"))
    ]
    assert marks[0] != marks[1]


@pytest.mark.parametrize("body", [{"cases": []}, {"cases": ["x"]}, {"cases": [new_id()] * 51}, {}])
def test_what_no_page_sends_is_refused(desk: Desk, body: dict[str, list[str]]) -> None:
    assert desk.post(ADDRESS, body).status_code == 400


def test_cases_of_others_are_not_served_and_not_logged(desk: Desk, house: House) -> None:
    assert served(desk, [new_id()]) == {"records": [], "cases": []}
    assert looked(house) == []
