"""The queue and the case page, over HTTP."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.audit.models import AuditEntry
from case_management.cases.models import Case, Finding, LevelRequest
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from intake.reports.report import Report, Stage
from tests.support.desk import URL, Desk, desk_of
from tests.support.house import NOON, House
from vault.encoding import b64u, unb64u
from vault.organisations import Organisation
from vault.records import open_record

LOCKED = "The fire door is locked at night"
WAGES = "They did not pay overtime since September"
NEIGHBOUR = "+12025550144"


@pytest.fixture
def desk(house: House) -> Desk:
    return desk_of(house)


def only_case(session: Session) -> Case:
    return session.scalars(select(Case)).one()


def case_id(house: House) -> str:
    with transaction(house.engine) as session:
        return only_case(session).id


def investigated(desk: Desk, text: str = WAGES) -> str:
    """A case that is being investigated at a known factory."""
    desk.house.text(text)
    case = case_id(desk.house)
    with transaction(desk.house.engine) as session:
        only_case(session).factory_id = session.scalars(select(Factory.id)).one()
    desk.submit(f"/cases/{case}/category", category="WAGES")
    for event in ("screen", "admit", "start_investigation"):
        assert desk.submit(f"/cases/{case}/step", event=event).status_code == 200
    return case


def test_an_empty_queue_says_where_workers_write_to(desk: Desk) -> None:
    page = desk.page("/cases")
    assert "+15005550006" in page
    assert "/practice" in page


def test_danger_comes_first_with_its_clock_in_words(desk: Desk, house: House) -> None:
    house.text(WAGES, sender=NEIGHBOUR, now=NOON - timedelta(days=2))
    house.text(LOCKED, now=NOON - timedelta(minutes=20))
    rows = desk.page("/cases/rows").split("<tr")[2:]
    assert len(rows) == 2
    assert "Danger to life" in rows[0]
    assert "40 minutes left" in rows[0]
    assert "proposed" in rows[0]
    assert "Unread:" in rows[0]
    assert "Serious" in rows[1]


def test_pages_hold_no_word_of_a_worker_and_no_inline_script_or_style(
    desk: Desk, house: House
) -> None:
    house.text(LOCKED)
    for path in ("/cases", f"/cases/{case_id(house)}", f"/cases/{case_id(house)}/threads"):
        page = desk.page(path)
        assert "locked" not in page.lower().replace("unlocked", "")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)


def test_the_line_is_shown_in_her_language_with_english_and_no_code(
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
def test_her_language_is_named_so_that_a_colleague_knows_it(
    desk: Desk, house: House, code: str, named: str
) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        only_case(session).language = code
        session.scalars(select(Report)).one().language = code
    assert f">{named}</td>" in desk.page("/cases")
    assert f"in her language: {named}" in desk.page(f"/cases/{case_id(house)}")


def test_a_case_is_opened_when_its_records_are_served_not_before(desk: Desk, house: House) -> None:
    house.text(LOCKED)
    case = case_id(house)
    desk.page(f"/cases/{case}")
    with transaction(house.engine) as session:
        assert only_case(session).first_opened_at is None
    records = desk.data(f"/cases/{case}/thread.json")["records"]
    opened = [
        open_record(
            one["kind"],
            one["id"],
            unb64u(one["body"]),
            unb64u(one["grant"]),
            house.secret,
            house.organisation_id,
            one["epoch"],
        )["text"]
        for one in records
    ]
    assert opened == [LOCKED]
    with transaction(house.engine) as session:
        assert only_case(session).first_opened_at == NOON
        assert session.scalars(select(Report.stage)).one() == Stage.READING
        actions = session.scalars(select(AuditEntry.action).where(AuditEntry.object_id == case))
        assert list(actions) == ["case.open"]
    assert "Asha opened the case" in re.sub(r"\s+", " ", desk.page(f"/cases/{case}"))


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


def reply_to(desk: Desk, case: str, text: str, **more: object) -> tuple[int, dict[str, str]]:
    with transaction(desk.house.engine) as session:
        report = session.scalars(select(Report.id)).one()
    body = {**desk.sealed("message", {"text": text}), "payload": b64u(b"\x01sealed"), **more}
    answer = desk.post(f"/cases/{case}/reports/{report}/reply", body)
    assert isinstance(answer.json, dict)
    return answer.status_code, answer.json


def test_a_reply_waits_for_her_hours_and_says_so(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    # Noon in UTC is six in the evening in Dhaka; the line begins nothing before eight.
    assert "It will wait until 20:00 her time" in desk.page(f"/cases/{case}")
    status, answer = reply_to(desk, case, "Can you say more?")
    assert status == 201
    with transaction(house.engine) as session:
        row = session.get_one(Outbound, answer["id"])
        assert row.not_before.hour == 14
    threads = desk.page(f"/cases/{case}/threads")
    assert "held until 20:00 her time" in threads
    assert "Can you say more" not in threads


def test_writing_outside_her_hours_is_for_danger_to_life_alone(desk: Desk, house: House) -> None:
    house.text(WAGES)
    status, answer = reply_to(desk, case_id(house), "Now?", urgent=True)
    assert (status, "Only danger to life" in answer["error"]) == (409, True)


def test_who_said_stop_is_not_written_to(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text("STOP", now=NOON + timedelta(minutes=1))
    case = case_id(house)
    assert "She said STOP" in desk.page(f"/cases/{case}")
    assert "data-reply" not in desk.page(f"/cases/{case}")
    status, answer = reply_to(desk, case, "Hello")
    assert (status, "She said STOP" in answer["error"]) == (409, True)


@pytest.mark.parametrize(
    ("state", "error", "twice", "words"),
    [
        ("queued", None, False, "waiting to be sent"),
        ("sending", None, False, "sending"),
        ("delivered", None, False, "delivered"),
        ("failed", "30003", False, "failed: her phone is off or out of reach"),
        ("failed", "99999", False, "failed: error 99999"),
        ("sent", None, True, "may have arrived twice"),
        ("uncertain", None, False, "asking the carrier"),
    ],
)
def test_each_delivery_is_said_in_words(
    desk: Desk, house: House, state: str, error: str | None, twice: bool, words: str
) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        row = session.scalars(select(Outbound).where(Outbound.phrase == "RECEIPT")).one()
        row.state, row.error_code, row.maybe_twice = state, error, twice
    assert words in desk.page(f"/cases/{case_id(house)}/threads")


def test_a_choice_answers_with_the_side_and_the_head(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    answer = desk.submit(f"/cases/{case}/category", category="FORCED_LABOUR")
    assert answer.status_code == 200
    assert 'id="head" hx-swap-oob="innerHTML"' in answer.text
    # The floor of forced labour.
    assert "Grave" in answer.text.partition('id="head"')[2]
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


def test_lowering_a_grave_level_waits_for_a_colleague(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    desk.submit(f"/cases/{case}/level", level="L2")
    assert "needs a second person" in desk.submit(f"/cases/{case}/level", level="L3").text
    asked = {**desk.sealed("level-request", {"reason": "Misread"}, case), "level": "L3"}
    assert desk.post(f"/cases/{case}/level-request", asked).status_code == 201
    assert "Misread" not in desk.page(f"/cases/{case}")
    assert "A colleague must agree" in desk.page(f"/cases/{case}")
    kinds = {one["kind"] for one in desk.data(f"/cases/{case}/thread.json")["records"]}
    assert kinds == {"message", "level-request"}
    assert desk.submit(f"/cases/{case}/level-request/agree").status_code == 409
    with transaction(house.engine) as session:
        assert session.get(LevelRequest, case) is not None
        assert only_case(session).level == "L2"


def test_a_finding_needs_its_evidence(desk: Desk, house: House) -> None:
    case = investigated(desk)
    finding = {**desk.sealed("finding", {"summary": "Pay sheets"}), "result": "substantiated"}
    weak = desk.post(f"/cases/{case}/findings", {**finding, "grade": "E1"})
    assert weak.status_code == 409
    assert isinstance(weak.json, dict)
    assert "needs evidence of grade E3" in weak.json["error"]
    with transaction(house.engine) as session:
        assert session.scalars(select(Finding)).all() == []
    assert desk.post(f"/cases/{case}/findings", {**finding, "grade": "E3"}).status_code == 201
    side = desk.page(f"/cases/{case}/side")
    assert "E3: Off-site interviews" in side
    assert "Pay sheets" not in side
    assert "Draft an alert" in side


def test_a_confirmed_grievance_is_not_closed_without_a_remedy(desk: Desk) -> None:
    case = investigated(desk)
    finding = desk.sealed("finding", {"summary": "Pay sheets"})
    desk.post(f"/cases/{case}/findings", {**finding, "result": "partly", "grade": "E2"})
    assert "Close without a remedy" not in desk.page(f"/cases/{case}")
    refused = desk.submit(f"/cases/{case}/step", event="close_without_remedy")
    assert (refused.status_code, "plan a remedy" in refused.text) == (409, True)


def test_only_who_vouches_for_the_workers_confirms_a_remedy(desk: Desk) -> None:
    case = investigated(desk)
    finding = desk.sealed("finding", {"summary": "Pay sheets"})
    desk.post(f"/cases/{case}/findings", {**finding, "result": "partly", "grade": "E2"})
    for event in ("plan_remedy", "start_verification"):
        desk.submit(f"/cases/{case}/step", event=event)
    alone = desk.submit(f"/cases/{case}/step", event="confirm_remedy")
    assert (alone.status_code, "Only workers confirm" in alone.text) == (409, True)
    vouched = desk.submit(f"/cases/{case}/step", event="confirm_remedy", vouched="1")
    assert "Remedied, confirmed by workers" in vouched.text


def test_an_ended_case_leaves_the_queue_and_is_kept(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    for event in ("screen", "rule_out"):
        desk.submit(f"/cases/{case}/step", event=event)
    assert "No open case" in desk.page("/cases")
    assert "Not a case for us" in desk.page("/cases/ended")


def test_the_navigation_counts_what_is_unread(desk: Desk, house: House) -> None:
    assert 'class="count"' not in desk.page("/people")
    house.text(WAGES)
    assert re.search(r'class="count"[^>]*>1<', desk.page("/people"))
    desk.data(f"/cases/{case_id(house)}/thread.json")
    assert 'class="count"' not in desk.page("/people")


def test_words_on_an_ended_case_are_counted_and_in_the_queue_until_read(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    case = case_id(house)
    desk.data(f"/cases/{case}/thread.json")
    for event in ("screen", "refer"):
        desk.submit(f"/cases/{case}/step", event=event)
    desk.at = NOON + timedelta(minutes=5)
    house.text("They still do not pay", now=desk.at)
    shown = desk.page("/cases")
    assert re.search(r'class="count"[^>]*>1<', shown)
    assert "Read what the worker wrote" in shown
    desk.at += timedelta(minutes=1)
    desk.data(f"/cases/{case}/thread.json")
    shown = desk.page("/cases")
    assert 'class="count"' not in shown
    assert "No open case" in shown
