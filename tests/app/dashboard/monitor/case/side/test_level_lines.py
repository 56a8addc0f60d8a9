"""Why the case is as grave as it is, on its page and from the list."""

from dataclasses import replace

import pytest

from app.dashboard.monitor.case.side.level_lines import HARMS, ground_words
from case_management.cases.severity.harm_matrix import MATRIX
from case_management.cases.severity.level_reasons import Ground, LevelReason
from case_management.cases.triage.set_level import grant_level, request_level
from case_management.levels import Level
from config.platform.database import new_id, transaction
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.work import only_case, work_of


def test_the_page_names_what_the_words_are_about(desk: Desk, house: House) -> None:
    house.text(WAGES)
    page = desk.page(f"/cases/{case_id(house)}")
    assert "Words in the messages are about “Wages”: at least “Serious”." in page
    assert "Changed since" not in page


def test_the_list_leads_to_it(desk: Desk, house: House) -> None:
    house.text(WAGES)
    assert f'href="/cases/{case_id(house)}#why"' in desk.page("/cases")


def test_what_members_changed_is_said_with_their_names(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    desk.submit(f"/cases/{case}/level", level="L2")
    desk.submit(f"/cases/{case}/category", category="WAGES", seen="WAGES")
    page = desk.page(f"/cases/{case}")
    assert "Asha changed it from “Serious” to “Very serious”." in page
    assert "Asha named the kind “Wages”." in page
    assert "A member named the kind, “Wages”: at least “Serious”." in page


def test_the_sealed_reason_of_a_lowering_stays_beside_it(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    desk.submit(f"/cases/{case}/level", level="L2")
    asked = {**desk.sealed("level-request", {"reason": "Misread"}, case), "level": "L3"}
    assert desk.post(f"/cases/{case}/level-request", asked).status_code == 201
    with transaction(house.engine) as session:
        work = work_of(house, session)
        grant_level(replace(work, actor=replace(work.actor, id=new_id())), only_case(session))
    page = desk.page(f"/cases/{case}")
    assert "Asha asked to lower it from “Very serious” to “Serious”" in page
    assert page.count(f'data-record="{case}" data-field="reason"') == 1
    assert "Misread" not in page
    records = desk.data(f"/cases/{case}/thread.json")["records"]
    assert [one["id"] for one in records if one["kind"] == "level-request"] == [case]


def test_a_new_request_waits_and_takes_the_place_of_the_old(house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        colleague = replace(work, actor=replace(work.actor, id=new_id()))
        for level in ("L2", "L3"):
            case.level = "L2"
            request_level(work, case, level, b"sealed")
            grant_level(colleague, case)
        assert case.level == "L3"


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_has_its_sentence(desk: Desk, ground: Ground) -> None:
    with desk.asking():
        assert ground_words(LevelReason(ground, Level.L3, "WAGES")).count("“Serious”") == 1


def test_every_row_of_the_matrix_has_its_words() -> None:
    assert set(HARMS) == {(row.harm, row.many) for row in MATRIX}
