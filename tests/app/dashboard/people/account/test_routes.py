"""The account page over HTTP: it holds what the browser needs, and counts wrong proofs."""

from tests.support.desk import Desk
from vault.encoding import b64u, unb64u

WRONG = {
    "proof": b64u(bytes(32)),
    "totp": "000000",
    "salt": b64u(bytes(16)),
    "new_proof": b64u(bytes(32)),
    "wrapped": b64u(b"wrapped"),
}


def test_the_page_has_the_salt_and_this_browser(desk: Desk) -> None:
    page = desk.page("/account")
    salt = page.partition('data-salt="')[2].partition('"')[0]
    assert len(unb64u(salt)) == 16
    assert page.count("This browser") == 1
    assert "Sign out there" not in page


def test_the_name_in_the_header_leads_to_it(desk: Desk) -> None:
    assert 'href="/account"' in desk.page("/cases")


def test_wrong_proofs_are_counted(desk: Desk) -> None:
    answers = [desk.post("/account/passphrase", WRONG).status_code for _ in range(21)]
    assert answers == [403] * 20 + [429]


def test_what_is_no_passphrase_is_no_request(desk: Desk) -> None:
    assert desk.post("/account/passphrase", {**WRONG, "salt": "AA"}).status_code == 400
    assert desk.post("/account/second-factor", WRONG).status_code == 400
