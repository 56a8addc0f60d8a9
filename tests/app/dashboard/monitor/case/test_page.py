"""The page of one case: no word of the worker, the line's own words, and for whom it is."""

import re

import pytest
from sqlalchemy import select

from config.platform.database import transaction
from intake.reports.report import Report
from tests.app.dashboard.monitor.case_steps import (
    LOCKED,
    WAGES,
    case_id,
    only_case,
)
from tests.support.desk import URL, Desk
from tests.support.house import NOON, House
from vault.organisations import Organisation


def test_pages_hold_no_word_of_a_worker_and_no_inline_script_or_style(
    desk: Desk, house: House
) -> None:
    house.text(LOCKED)
    for path in ("/cases", f"/cases/{case_id(house)}", f"/cases/{case_id(house)}/threads"):
        page = desk.page(path)
        assert not any(part in page.lower() for part in ("fire door", "door is", "is locked at"))
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)


def test_the_line_is_shown_in_the_workers_language_with_english_and_no_code(
    desk: Desk, house: House
) -> None:
    house.text("দোতলার দরজায় রাতে তালা দেওয়া থাকে")
    page = desk.page(f"/cases/{case_id(house)}")
    assert "কোড: ••••" in page
    assert "Got it. Your code: •••• •••• •••• ••••" in page
    assert not re.search(r"\d{4} \d{4} \d{4} \d{4}", page)


@pytest.mark.parametrize(
    ("code", "named"), [("km", "Khmer"), ("tl", "Tagalog"), ("zh_Hans", "Simplified Chinese")]
)
def test_the_workers_language_is_named_so_that_a_colleague_knows_it(
    desk: Desk, house: House, code: str, named: str
) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        only_case(session).language = code
        session.scalars(select(Report)).one().language = code
    assert f">{named}</td>" in desk.page("/cases")
    assert f"language: {named}" in desk.page(f"/cases/{case_id(house)}")


def test_another_organisations_case_is_not_there(desk: Desk, house: House) -> None:
    house.text(LOCKED)
    case = case_id(house)
    with transaction(house.engine) as session:
        other = Organisation(
            name="Others",
            kind="monitor",
            language="en",
            time_zone="UTC",
            practice=True,
            created_at=NOON,
        )
        session.add(other)
        session.flush()
        only_case(session).organisation_id = other.id
    desk.page(f"/cases/{case}", status=404)
    desk.page(f"/cases/{case}/thread.json", status=404)
    assert desk.submit(f"/cases/{case}/step", event="screen").status_code == 404


def test_a_stranger_is_sent_to_sign_in(desk: Desk) -> None:
    stranger = desk.client.application.test_client()
    assert stranger.get("/cases", base_url=URL).location == "/sign-in?next=/cases"
    asked = stranger.get(
        "/cases/x/thread.json", base_url=URL, headers={"Accept": "application/json"}
    )
    assert asked.status_code == 401
