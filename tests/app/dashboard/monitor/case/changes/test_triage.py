"""Triage on the case page: each form answers with the side as it is then, or says why not."""

import re

import pytest

from config.platform.database import transaction
from intake.dialogue.model.phrases import Phrase
from tests.app.dashboard.monitor.case_steps import (
    WAGES,
    case_id,
    investigated,
    only_case,
)
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.polls import case_to_verify, send, works
from tests.support.remedies import complete_plan


def test_a_choice_answers_with_the_side_and_the_head(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    answer = desk.submit(f"/cases/{case}/category", category="FORCED_LABOUR")
    assert answer.status_code == 200
    assert 'id="head" hx-swap-oob="innerHTML"' in answer.text
    # The floor of forced labour.
    assert "Very serious" in answer.text.partition('id="head"')[2]
    assert desk.submit(f"/cases/{case}/reprisal", risk="high").status_code == 200
    assert desk.submit(f"/cases/{case}/assignee", assignee=house.member_id).status_code == 200
    history = re.sub(r"\s+", " ", desk.page(f"/cases/{case}/side"))
    assert "assessed the risk of reprisal: High" in history
    assert "gave the case to: Asha" in history


def test_a_refusal_says_why_and_changes_nothing(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    answer = desk.submit(f"/cases/{case}/assignee", assignee="f" * 32)
    assert answer.status_code == 409
    assert answer.headers["HX-Retarget"] == "#said"
    assert "Choose a colleague" in answer.text
    with transaction(house.engine) as session:
        assert only_case(session).assignee_id is None


def test_a_confirmed_grievance_is_not_closed_without_a_remedy(desk: Desk) -> None:
    case = investigated(desk)
    finding = desk.sealed("finding", {"summary": "Pay sheets"})
    desk.post(f"/cases/{case}/findings", {**finding, "result": "partly", "grade": "E2"})
    assert "Close without a remedy" not in desk.page(f"/cases/{case}")
    refused = desk.submit(f"/cases/{case}/step", event="close_without_remedy")
    assert (refused.status_code, "plan a remedy" in refused.text) == (409, True)


def test_nobody_verifies_a_remedy_that_they_planned(desk: Desk, house: House) -> None:
    case = investigated(desk)
    finding = desk.sealed("finding", {"summary": "Pay sheets"})
    desk.post(f"/cases/{case}/findings", {**finding, "result": "partly", "grade": "E2"})
    begun = desk.submit(f"/cases/{case}/step", event="plan_remedy").text
    head = begun.partition('id="head"')[2]
    assert "Work on the plan" in head
    assert "Name the root causes." in head
    with transaction(house.engine) as session:
        complete_plan(works(house, session), only_case(session))
    head = desk.page(f"/cases/{case}").partition('class="columns"')[0]
    assert "You planned this remedy. A colleague must verify it." in head
    assert "Verify the remedy" not in head
    refused = desk.submit(f"/cases/{case}/step", event="start_verification")
    assert (refused.status_code, "You planned this remedy" in refused.text) == (409, True)


def test_only_what_workers_answered_confirms_a_remedy(desk: Desk, house: House) -> None:
    case = case_to_verify(house)
    alone = desk.submit(f"/cases/{case}/step", event="confirm_remedy")
    assert (alone.status_code, "Ask the workers first." in alone.text) == (409, True)
    page = desk.page(f"/cases/{case}")
    assert Phrase.ASK_HAPPENED.value in page
    asked = desk.submit(f"/cases/{case}/step", event="ask_workers")
    assert "The workers are being asked." in asked.text
    again = desk.submit(f"/cases/{case}/step", event="ask_workers")
    assert (again.status_code, "The workers are being asked." in again.text) == (409, True)
    send(house)
    house.text("1", now=desk.at)
    assert "Workers say that it happened." in desk.page(f"/cases/{case}/threads")
    confirmed = desk.submit(f"/cases/{case}/step", event="confirm_remedy")
    assert "Remedied, confirmed by workers" in confirmed.text


@pytest.mark.parametrize(
    ("form", "fields", "sentence"),
    [
        ("category", {"category": "GOSSIP"}, "Choose a category from the list."),
        ("category", {}, "Choose a category from the list."),
        ("factory", {"factory": "0" * 32}, "Choose a factory from the list."),
        ("reprisal", {"risk": "none"}, "The risk of reprisal is low, some or high."),
        ("step", {"event": "close"}, "Someone has already taken this step"),
        ("level", {"level": "L9"}, "A level is one of"),
    ],
)
def test_what_no_select_offers_is_refused(
    desk: Desk, house: House, form: str, fields: dict[str, str], sentence: str
) -> None:
    house.text(WAGES)
    answer = desk.submit(f"/cases/{case_id(house)}/{form}", **fields)
    assert (answer.status_code, sentence in answer.text) == (409, True)


@pytest.mark.parametrize(
    ("form", "field", "first", "second", "both"),
    [
        ("category", "category", "FORCED_LABOUR", "WAGES", ("Forced labour", "Wages")),
        ("reprisal", "risk", "high", "low", ("High", "Low")),
        ("level", "level", "L2", "L3", ("Very serious", "Serious")),
    ],
)
def test_the_second_writer_is_refused_with_both_values(
    desk: Desk, house: House, form: str, field: str, first: str, second: str, both: tuple[str, str]
) -> None:
    house.text(WAGES)
    case = case_id(house)
    seen = re.findall(
        rf'/{form}".*?name="seen" value="([^"]*)"', desk.page(f"/cases/{case}"), re.DOTALL
    )[0]
    assert desk.submit(f"/cases/{case}/{form}", **{field: first}, seen=seen).status_code == 200
    refused = desk.submit(f"/cases/{case}/{form}", **{field: second}, seen=seen)
    assert refused.status_code == 409
    sentence = refused.text.partition('id="said"')[2]
    assert all(f"“{one}" in sentence for one in both)
    # The answer is the side as it is now: whoever chooses again has seen what the colleague wrote.
    assert "HX-Retarget" not in refused.headers
    assert f'name="seen" value="{first}"' in refused.text


def test_who_chooses_what_is_chosen_already_writes_nothing(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    for seen in ("", "", "high"):
        assert desk.submit(f"/cases/{case}/reprisal", risk="high", seen=seen).status_code == 200
    side = re.sub(r"\s+", " ", desk.page(f"/cases/{case}/side"))
    assert side.count("assessed the risk of reprisal") == 1


def test_a_step_of_an_old_page_is_not_taken(desk: Desk, house: House) -> None:
    case = investigated(desk)
    page = desk.page(f"/cases/{case}")
    assert 'name="seen" value="investigating"' in page
    refused = desk.submit(f"/cases/{case}/step", event="refer", seen="admissible")
    assert refused.status_code == 409
    assert "“Investigating”" in refused.text
    assert "“Refer it to others”" in refused.text
    with transaction(house.engine) as session:
        assert only_case(session).state == "investigating"


def test_every_step_has_a_way_back(desk: Desk, house: House) -> None:
    case = investigated(desk)
    for state in ("admissible", "screened", "received"):
        assert "One step back" in desk.page(f"/cases/{case}")
        assert desk.submit(f"/cases/{case}/step", event="step_back").status_code == 200
        with transaction(house.engine) as session:
            assert only_case(session).state == state
    assert "One step back" not in desk.page(f"/cases/{case}").partition('class="columns"')[0]
