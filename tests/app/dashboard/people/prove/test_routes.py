"""Signing in again: what is weighty asks for it when the last proof is old, and only then."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.practice.browser import NotAnswered
from app.practice.member import PracticeMember
from tests.app.accounts.own_account.changes import present_keys
from tests.app.accounts.site import Site, open_site
from vault.encoding import b64u

EXPORT = "/export"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as opened:
        yield opened


@pytest.fixture
def asha(site: Site) -> PracticeMember:
    member = site.founded("monitor", "asha@line.example", "coordinator")
    member.sign_in()
    return member


def prove(member: PracticeMember, code: str | None = None) -> None:
    proof = b64u(present_keys(member).proof)
    member.browser.post("/prove", {"proof": proof, "totp": code or member.phone.code()})


def get(member: PracticeMember, path: str) -> httpx.Response:
    return member.browser.client.get(path, follow_redirects=False)


def test_for_a_quarter_of_an_hour_the_sign_in_is_enough(site: Site, asha: PracticeMember) -> None:
    site.clock.move(minutes=14)
    assert get(asha, EXPORT).status_code == 200
    assert asha.browser.post("/export/cases", {})["cases"] == []
    site.clock.move(minutes=1)
    assert get(asha, EXPORT).headers["Location"] == f"/prove?next={EXPORT}"
    with pytest.raises(NotAnswered, match="sign in again"):
        asha.browser.post("/export/cases", {})
    assert get(asha, "/people").status_code == 200


def test_a_new_proof_opens_it_in_this_session_alone(site: Site, asha: PracticeMember) -> None:
    elsewhere = httpx.Client(base_url=site.url, cookies=dict(asha.browser.client.cookies))
    asha.browser.client.cookies.clear()
    asha.browser.forget_page()
    site.clock.move(minutes=1)
    asha.sign_in()
    site.clock.move(minutes=20)
    prove(asha)
    assert get(asha, EXPORT).status_code == 200
    assert elsewhere.get(EXPORT).headers["Location"] == f"/prove?next={EXPORT}"


def test_an_export_that_is_under_way_goes_on(site: Site, asha: PracticeMember) -> None:
    opening = asha.browser.post("/export/cases", {})["opening"]
    site.clock.move(minutes=20)
    assert asha.browser.post("/export/cases", {"opening": opening})["opening"] == opening


def test_a_session_without_passphrase_or_code_proves_nothing(
    site: Site, asha: PracticeMember
) -> None:
    site.clock.move(minutes=20)
    for proof, code in (
        (b64u(bytes(32)), asha.phone.code()),
        (b64u(present_keys(asha).proof), "000000"),
    ):
        with pytest.raises(NotAnswered):
            asha.browser.post("/prove", {"proof": proof, "totp": code})
    assert get(asha, EXPORT).status_code == 302


def test_it_leads_to_no_other_host(asha: PracticeMember) -> None:
    page = get(asha, "/prove?next=//evil.example").text
    assert 'data-next="/"' in page
