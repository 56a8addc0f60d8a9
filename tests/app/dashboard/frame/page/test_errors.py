"""Errors say what to do and nothing of the inside; the log says who was refused what."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.dashboard.frame.request import Dashboard
from config.platform import logs
from tests.support.desk import BROWSER, URL, Desk
from tests.support.house import House
from vault.encoding import b64u

JSON = {"Accept": "application/json"}


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Any:
    """The lines of the log since it was asked last."""
    logs.set_up("web")

    def read() -> list[dict[str, Any]]:
        found = capsys.readouterr().err.splitlines()
        return [json.loads(line) for line in found if line.startswith("{")]

    return read


def token(client: FlaskClient) -> dict[str, str]:
    page = client.get("/sign-in", base_url=URL).text
    given = page.partition('name="csrf-token" content="')[2].partition('"')[0]
    return BROWSER | JSON | {"X-CSRFToken": given}


def test_a_refused_sign_in_is_logged_without_who_tried(desk: Desk, lines: Any) -> None:
    client = desk.client.application.test_client()
    body = {"email": "nobody@line.example", "proof": b64u(bytes(32)), "totp": "000000"}
    answer = client.post("/sign-in", json=body, base_url=URL, headers=token(client))
    assert answer.status_code == 403
    (line,) = lines()
    said = {name: line[name] for name in ("event", "level", "process", "route", "code", "status")}
    assert said == {
        "event": "refused",
        "level": "warning",
        "process": "web",
        "route": "sign_in.check",
        "code": "sign_in",
        "status": 403,
    }
    assert line["timestamp"].endswith("Z")
    assert (line["member"], len(line["sender"])) == (None, 12)
    assert "nobody" not in json.dumps(line)


def test_what_is_not_ones_own_is_logged_with_who_asked(
    desk: Desk, house: House, lines: Any
) -> None:
    for path, status in ((f"/cases/{'0' * 32}", 404), ("/releases", 404)):
        assert desk.client.get(path, base_url=URL).status_code == status
        (line,) = lines()
        assert (line["event"], line["status"]) == ("refused", status)
        assert (line["member"], line["organisation"]) == (house.member_id, house.organisation_id)
        assert "0" * 32 not in json.dumps(line)


def test_addresses_that_there_are_not_fill_no_log(desk: Desk, lines: Any) -> None:
    assert desk.client.get("/wp-login.php", base_url=URL).status_code == 404
    assert lines() == []


def test_what_nobody_foresaw_tells_a_number_and_nothing_else(
    empty_dashboard: Dashboard, lines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks() -> None:
        raise ValueError("+12025550122 wrote")

    # The application is shared with other tests.
    monkeypatch.setitem(empty_dashboard.view_functions, "probes.healthz", breaks)
    monkeypatch.setitem(empty_dashboard.config, "PROPAGATE_EXCEPTIONS", False)
    answer = empty_dashboard.test_client().get("/healthz", base_url=URL, headers=JSON)
    assert answer.status_code == 500
    assert isinstance(answer.json, dict)
    assert set(answer.json) == {"error", "code", "reference"}
    (line,) = lines()
    assert (line["exception"], line["code"]) == ("ValueError", answer.json["reference"])
    assert "wrote" not in answer.text + json.dumps(line)
