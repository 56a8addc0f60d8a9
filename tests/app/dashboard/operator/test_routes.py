"""The operator's page: who gets in and who does not, what it says, and what it never says."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, select
from werkzeug.test import TestResponse

from app.health.operator_access import make_link
from bots.android.parse import CHANNEL
from config.platform.database import transaction, utc_now
from config.platform.heartbeats import beat
from intake.lines.device import Seen, note_seen
from intake.lines.line import Line
from intake.monitoring.alarms import SPOOL_FULL, raise_alarm
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import Outbound
from tests.support.command import run
from tests.support.desk import BROWSER, URL, Desk, desk_of
from tests.support.house import NOON, NUMBER, WORKER, House
from tests.support.phones import SIM, open_lines

TEXT = "The fire exit is locked"


@pytest.fixture
def desk(house: House) -> Desk:
    (house.folder / "spool").mkdir(mode=0o700)
    return desk_of(house)


@pytest.fixture
def operator(desk: Desk) -> FlaskClient:
    """A browser of its own, come in by a link."""
    client = desk.client.application.test_client()
    assert press(client, link(desk)).status_code == 303
    return client


def link(desk: Desk) -> str:
    with transaction(desk.house.engine) as session:
        return f"/operator/{make_link(session, desk.at)}"


def press(client: FlaskClient, address: str) -> TestResponse:
    """Opens a link and presses its button."""
    shown = client.get(address, base_url=URL)
    assert f'<form method="post" action="{address}">' in shown.text
    return client.post(address, base_url=URL, headers=BROWSER)


def page(client: FlaskClient, status: int = 200) -> str:
    answer = client.get("/operator", base_url=URL)
    assert answer.status_code == status, answer.text
    return answer.text


def card(shown: str, address: str) -> str:
    """One line's part of the page, as text."""
    found = next(one for one in shown.split("<article")[1:] if address in one)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found))


def answer_waits(house: House) -> Outbound:
    """A worker texts, and one of our answers is on its way."""
    house.text(TEXT)
    with transaction(house.engine) as session:
        return session.scalars(select(Outbound).where(Outbound.line_id.is_not(None))).first()  # type: ignore[return-value]


def become(house: House, row: Outbound, **values: object) -> None:
    with transaction(house.engine) as session:
        for other in session.scalars(select(Outbound).where(Outbound.id != row.id)):
            session.delete(other)
        kept = session.get_one(Outbound, row.id)
        for name, value in values.items():
            setattr(kept, name, value)


def test_a_link_works_once(desk: Desk) -> None:
    address, first, second = link(desk), *(desk.client.application.test_client() for _ in "12")
    entered = press(first, address)
    assert (entered.status_code, entered.location) == (303, "/operator")
    cookie = entered.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/operator", "Max-Age=43200"} <= set(
        cookie.split("; ")
    )
    assert first.get("/operator", base_url=URL).status_code == 200
    assert press(second, address).status_code == 401
    assert "./firedoor operator" in page(second, 401)


def test_who_only_opens_a_link_does_not_use_it_up(desk: Desk) -> None:
    """A scanner of mails, a preview, a browser that fetches ahead: none presses the button."""
    address, scanner, person = link(desk), *(desk.client.application.test_client() for _ in "12")
    for method in ("HEAD", "GET", "GET", "OPTIONS"):
        answer = scanner.open(address, method=method, base_url=URL)
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
    page(scanner, 401)
    assert press(person, address).status_code == 303
    page(person)


def test_another_site_can_not_press_the_button(desk: Desk) -> None:
    address, client = link(desk), desk.client.application.test_client()
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://other.example"}):
        assert client.post(address, base_url=URL, headers=headers).status_code == 403
    assert press(client, address).status_code == 303


def test_a_link_is_good_for_ten_minutes(desk: Desk) -> None:
    address = link(desk)
    desk.at += timedelta(minutes=10)
    assert press(desk.client, address).status_code == 401
    assert press(desk.client, "/operator/anything").status_code == 401


def test_a_visit_lasts_twelve_hours_and_not_longer(desk: Desk, operator: FlaskClient) -> None:
    desk.at += timedelta(hours=11, minutes=59)
    page(operator)
    desk.at += timedelta(minutes=1)
    page(operator, 401)


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_changed_cookie_opens_nothing(desk: Desk, operator: FlaskClient, part: int) -> None:
    kept = operator.get_cookie("firedoor-operator", path="/operator")
    assert kept is not None
    parts = kept.value.split(".")
    parts[part] = {0: "0" * 32, 1: str(int(parts[1]) + 1), 2: "A" * len(parts[2])}[part]
    for value in (".".join(parts), "", "..", "é.1.x"):
        operator.set_cookie("firedoor-operator", value, path="/operator")
        page(operator, 401)


def test_a_member_is_a_stranger_there(desk: Desk) -> None:
    desk.page("/people")
    assert "Shromik Kotha" not in desk.page("/operator", 401)
    assert desk.submit("/operator/leave").status_code == 401


def test_an_operator_is_a_stranger_everywhere_else(desk: Desk, operator: FlaskClient) -> None:
    page(operator)
    rules = desk.client.application.url_map.iter_rules()
    for rule in rules:
        if rule.arguments or "GET" not in (rule.methods or set()) or rule.endpoint == "home":
            continue
        stranger = desk.client.application.test_client().get(rule.rule, base_url=URL)
        if not rule.rule.startswith("/operator"):
            answer = operator.get(rule.rule, base_url=URL)
            assert (answer.status_code, answer.location) == (
                stranger.status_code,
                stranger.location,
            ), rule
    assert operator.get("/", base_url=URL).status_code == 302


def test_who_leaves_is_out_everywhere(desk: Desk, operator: FlaskClient) -> None:
    token = page(operator).partition('name="csrf_token" value="')[2].partition('"')[0]
    kept = operator.get_cookie("firedoor-operator", path="/operator")
    assert kept is not None
    left = operator.post(
        "/operator/leave", data={"csrf_token": token}, base_url=URL, headers=BROWSER
    )
    assert left.status_code == 303
    page(operator, 401)
    operator.set_cookie("firedoor-operator", kept.value, path="/operator")
    page(operator, 401)


def test_the_command_prints_a_link_that_works_and_ends_visits(desk: Desk) -> None:
    # The command goes by its own clock: today.
    desk.at = utc_now()
    earlier = desk.client.application.test_client()
    assert press(earlier, link(desk)).status_code == 303
    environment = {"FIREDOOR_DATA_DIR": str(desk.house.folder), "WEB_PORT": "80"}
    printed = run("operator", "--no-qr", **environment)
    assert printed.returncode == 0, printed.stderr
    address = re.fullmatch(r"http://localhost:80(/operator/[\w-]{43})\n", printed.stdout)
    assert address
    assert press(desk.client, address[1]).status_code == 303
    assert run("operator", "--close", **environment).stdout == "Ended: 2\n"
    page(earlier, 401)


def test_it_tells_of_lines_and_never_of_workers(house: House, operator: FlaskClient) -> None:
    house.text(TEXT)
    shown = page(operator)
    assert "Good" in card(shown, NUMBER)
    for secret in (WORKER, WORKER[-7:], "exit", "locked", "Asha", "asha@", "4417", "Meghna"):
        assert secret not in shown
    with transaction(house.engine) as session:
        for report in session.connection().exec_driver_sql("SELECT id, contact_id FROM reports"):
            assert not any(identifier in shown for identifier in report)
    assert "<script" not in shown
    assert '<meta http-equiv="refresh" content="60">' in shown


def test_a_line_that_fails_says_why_and_what_to_do(house: House, operator: FlaskClient) -> None:
    row = answer_waits(house)
    become(house, row, state=DeliveryState.FAILED, error_code="20003", settled_at=NOON)
    shown = card(page(operator), NUMBER)
    assert "Failing" in shown
    assert "the carrier refused the account" in shown
    assert "TWILIO_AUTH_TOKEN" in shown
    assert "Failed today 1: the carrier refused" in shown


def test_a_worker_who_said_stop_is_no_fault_of_the_line(
    house: House, operator: FlaskClient
) -> None:
    become(
        house, answer_waits(house), state=DeliveryState.FAILED, error_code="21610", settled_at=NOON
    )
    shown = card(page(operator), NUMBER)
    assert "Good" in shown
    assert "sent STOP" in shown


def test_what_waits_too_long_is_a_fault(house: House, operator: FlaskClient) -> None:
    old = NOON - timedelta(minutes=40)
    become(house, answer_waits(house), not_before=old, created_at=old)
    assert "1 text waits, one for 40 minutes" in card(page(operator), NUMBER)


def test_a_silent_phone_fails_its_lines(house: House, operator: FlaskClient) -> None:
    open_lines(house)

    def seen(at: datetime, battery: int) -> None:
        told = Seen("dhaka-1", CHANNEL, battery, False, True, 0, (SIM,))
        with transaction(house.engine) as session:
            session.connection().exec_driver_sql("DELETE FROM devices")
            note_seen(session, told, at)

    seen(NOON, 14)
    shown = page(operator)
    assert "put it on power" in card(shown, SIM)
    assert "Failing" not in card(shown, SIM)
    seen(NOON - timedelta(minutes=47), 80)
    shown = page(operator)
    assert "The phone dhaka-1 was last heard of 47 minutes ago" in card(shown, SIM)
    assert shown.index(SIM) < shown.index(NUMBER)


def test_processes_and_stores_are_told_with_what_to_do(house: House, operator: FlaskClient) -> None:
    with transaction(house.engine) as session:
        beat(session, "sweep", "host-1", NOON, ("telegram",))
        beat(session, "courier", "host-1", NOON - timedelta(minutes=3))
        raise_alarm(session, SPOOL_FULL, None, NOON)
    (house.folder / "spool" / "1.refused").write_bytes(b"x")
    shown = page(operator)
    assert "its last sign of life was 3 minutes ago on host-1" in shown
    assert "firedoor run clerk" in shown
    assert "No courier has the credentials of this channel." in card(shown, NUMBER)
    # With what to do: never the alarm's own code.
    assert "Make room on its disk, now." in shown
    assert "the collector&#39;s log says why" in shown


def test_without_a_database_it_says_so(house: House, operator: FlaskClient) -> None:
    house.engine.dispose()
    for path in Path(house.folder).glob("firedoor.db*"):
        path.unlink()
    (house.folder / "firedoor.db").mkdir()
    shown = page(operator, 503)
    assert "The database can&#39;t be used" in shown or "The database can't be used" in shown
    assert "Queue" in shown
    assert press(operator, "/operator/0").status_code == 503


def test_a_look_writes_nothing(house: House, operator: FlaskClient) -> None:
    written: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            written.append(statement)

    event.listen(house.engine, "before_cursor_execute", note)
    page(operator)
    assert written == []
    with transaction(house.engine) as session:
        assert session.scalar(select(Line.address)) == NUMBER
