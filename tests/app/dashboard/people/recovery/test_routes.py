"""Without an invitation of the operator nobody learns anything of an organisation's papers."""

from flask.testing import FlaskClient

from tests.support.desk import BROWSER, URL, Desk


def stranger(desk: Desk) -> FlaskClient:
    return desk.client.application.test_client()


def test_the_page_is_there_for_strangers_and_says_nothing(desk: Desk) -> None:
    answer = stranger(desk).get(f"/recover/{'0' * 32}", base_url=URL)
    assert answer.status_code == 200
    assert "Shromik" not in answer.text


def test_an_invitation_that_is_none_gives_no_roster(desk: Desk) -> None:
    answer = stranger(desk).get(
        f"/recover/{'0' * 32}.json", base_url=URL, headers={**BROWSER, "Accept": "application/json"}
    )
    assert answer.status_code == 404
    assert isinstance(answer.json, dict)
    assert "roster" not in answer.json
