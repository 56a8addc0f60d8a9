"""Signing in and out over HTTP, and what a signed-in browser fetches about itself."""

import pytest
from flask.testing import FlaskClient

from tests.support.desk import BROWSER, URL, Desk
from tests.support.house import House
from vault.encoding import b64u


@pytest.mark.parametrize(
    ("asked", "led_to"), [("/cases?page=2", "/cases?page=2"), ("/%09/evil.example/", "/")]
)
def test_after_sign_in_nobody_is_led_to_another_host(desk: Desk, asked: str, led_to: str) -> None:
    client = desk.client.application.test_client()
    page = client.get(f"/sign-in?next={asked}", base_url=URL).text
    assert f'data-next="{led_to}"' in page


def token_of(client: FlaskClient) -> dict[str, str]:
    page = client.get("/sign-in", base_url=URL).text
    token = page.partition('name="csrf-token" content="')[2].partition('"')[0]
    return {**BROWSER, "X-CSRFToken": token, "Accept": "application/json"}


def test_strangers_are_answered_alike(desk: Desk) -> None:
    client = desk.client.application.test_client()
    headers = token_of(client)

    def salt(email: str) -> dict[str, str]:
        answer = client.post("/sign-in/salt", json={"email": email}, base_url=URL, headers=headers)
        assert answer.status_code == 200
        assert isinstance(answer.json, dict)
        return answer.json

    unknown = salt("nobody@line.example")
    assert salt("Nobody@line.example ") == unknown
    assert salt("asha@line.example").keys() == unknown.keys()
    for email in ("asha@line.example", "nobody@line.example"):
        wrong = {"email": email, "proof": b64u(bytes(32)), "totp": "000000"}
        answer = client.post("/sign-in", json=wrong, base_url=URL, headers=headers)
        assert isinstance(answer.json, dict)
        assert "Email, passphrase or code is not right." in answer.json["error"]


def test_a_signed_in_browser_learns_who_it_is(desk: Desk, house: House) -> None:
    own = desk.data("/session/page-key")
    assert (own["member"], own["organisation"]) == (house.member_id, house.organisation_id)
    assert desk.data("/session/page-key")["page_key"] == own["page_key"]
    assert desk.data("/keys.json")
    stranger = desk.client.application.test_client()
    for path in ("/session/page-key", "/keys.json"):
        answer = stranger.get(path, base_url=URL, headers={"Accept": "application/json"})
        assert answer.status_code == 401


@pytest.mark.parametrize("path", ["/sign-out", "/session/end-all"])
def test_who_signs_out_is_out_and_the_browser_forgets(desk: Desk, path: str) -> None:
    answer = desk.submit(path)
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    assert desk.client.get("/people", base_url=URL).status_code == 302
