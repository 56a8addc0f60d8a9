"""Signing in: everything that may go wrong looks the same, and a session ends when it should."""

import hashlib
import sqlite3

import httpx
import pytest
from sqlalchemy import select, update

from app.accounts.members import Member, SessionRow
from app.practice.browser import NotAnswered
from app.practice.member import PracticeMember
from config.platform.database import new_id, reading, transaction
from tests.app.accounts.site import PASSPHRASE, Site
from vault.encoding import b64u, unb64u
from vault.members import from_passphrase, new_member_secret, seal_totp
from vault.organisations import RosterVersion


def refused(member: PracticeMember, code: str | None = None) -> NotAnswered:
    with pytest.raises(NotAnswered) as refusal:
        member.sign_in(code)
    return refusal.value


def cookie(member: PracticeMember) -> str:
    value = member.browser.client.cookies.get("firedoor")
    assert value is not None
    return value


def asked_with(site: Site, value: str, path: str = "/keys.json") -> httpx.Response:
    """Another browser with the same cookie."""
    with httpx.Client(base_url=site.url, cookies={"firedoor": value}, verify=False) as client:
        return client.get(path, headers={"Accept": "application/json"})


def test_what_sign_in_gives_opens_what_the_browser_keeps(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    first = asha.browser.fetch("/session/page-key")
    assert first == asha.browser.fetch("/session/page-key")
    assert (first["member"], first["organisation"]) == (asha.id, asha.organisation)
    page_key = asha.sign_in()
    assert page_key == unb64u(asha.browser.fetch("/session/page-key")["page_key"])
    assert page_key != unb64u(first["page_key"])


def test_wrong_values_and_strangers_look_the_same(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    asha.sign_out()
    wrong_code = refused(asha, "000000")
    asha.passphrase = "another passphrase altogether"
    wrong_passphrase = refused(asha)
    asha.email = "nobody@line.example"
    stranger = refused(asha)
    sentences = {
        (one.status, one.code, one.sentence) for one in (wrong_code, wrong_passphrase, stranger)
    }
    assert len(sentences) == 1


def test_a_stranger_gets_a_stable_salt_that_looks_real(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    ask = lambda email: asha.browser.post("/sign-in/salt", {"email": email})  # noqa: E731
    known, unknown = ask("Asha@Line.example "), ask("nobody@line.example")
    assert unknown == ask("Nobody@line.example")
    assert known["member"] == asha.id
    assert {key: len(value) for key, value in known.items()} == {
        key: len(value) for key, value in unknown.items()
    }
    # Both ids are of the kind that the server makes (RFC 9562, version 4).
    assert known["member"][12] == unknown["member"][12] == "4"


def test_a_code_works_once(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    code = asha.phone.code()
    asha.sign_in(code)
    assert refused(asha, code).code == "sign_in"
    site.clock.move(seconds=30)
    assert refused(asha, code).code == "sign_in"


def test_a_code_in_other_digits_with_a_space_signs_in(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    bangla = "".join(chr(ord("০") + int(digit)) for digit in asha.phone.code())
    asha.sign_in(f"{bangla[:3]} {bangla[3:]}")


def test_only_who_knows_the_passphrase_is_told_of_the_clock(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    asha.sign_out()
    site.clock.move(minutes=20)
    old = asha.phone.code()
    site.clock.move(minutes=12)
    told = refused(asha, old)
    assert told.code == "clock_behind"
    assert "about 12 min behind" in told.sentence
    asha.passphrase = "another passphrase altogether"
    assert refused(asha, old).code == "sign_in"


def test_a_planted_cookie_is_worth_nothing_after_sign_in(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    asha.sign_out()
    asha.browser.page("/sign-in")
    planted = cookie(asha)
    asha.sign_in()
    assert cookie(asha) != planted
    assert asked_with(site, planted).status_code == 401


def test_sign_in_again_ends_the_session_before(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    before = cookie(asha)
    asha.sign_in()
    assert asked_with(site, before).status_code == 401
    assert asked_with(site, cookie(asha)).status_code == 200


def test_a_signed_out_cookie_is_dead_and_the_browser_cleared(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    value = cookie(asha)
    answer = asha.browser.submit("/sign-out")
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    assert asked_with(site, value).status_code == 401
    with reading(site.engine) as session:
        assert session.scalars(select(SessionRow.page_random)).all() == [b""]


def test_sign_out_everywhere(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    elsewhere = cookie(asha)
    asha.browser.client.cookies.clear()
    asha.browser.forget_page()
    asha.sign_in()
    assert asked_with(site, elsewhere).status_code == 200
    asha.browser.submit("/session/end-all")
    assert asked_with(site, elsewhere).status_code == 401


def test_the_idle_limit_is_counted_here(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    site.clock.move(minutes=25)
    assert asked_with(site, cookie(asha)).status_code == 200
    site.clock.move(minutes=25)
    assert asked_with(site, cookie(asha)).status_code == 200
    site.clock.move(minutes=31)
    assert asked_with(site, cookie(asha)).status_code == 401


def test_a_page_that_asks_by_itself_keeps_no_session_alive(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    for _ in range(4):
        site.clock.move(minutes=10)
        answer = asha.browser.client.get(
            "/keys.json", headers={"Accept": "application/json", "X-Firedoor-Background": "1"}
        )
    assert answer.status_code == 401


def test_no_session_is_longer_than_twelve_hours(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    for _ in range(36):
        site.clock.move(minutes=20)
        answer = asked_with(site, cookie(asha))
    assert answer.status_code == 401


def test_a_swapped_public_key_stops_everybody(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    theirs, mine = asha.secret.sealing.public(), new_member_secret().sealing.public()
    with transaction(site.engine) as session:
        row = session.scalars(select(RosterVersion)).one()
        row.document = row.document.replace(b64u(theirs).encode(), b64u(mine).encode())
    answer = asha.browser.client.get("/keys.json")
    assert (answer.status_code, answer.json()["code"]) == (403, "roster_refused")
    assert "Nobody can sign in. Tell your operator." in asha.browser.client.get("/cases").text
    site.clock.move(minutes=1)
    refusal = refused(asha)
    assert (refusal.status, refusal.code) == (403, "roster_refused")


def test_a_changed_older_version_gives_no_keys(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    site.joined(asha, "Bela", "triager")
    with transaction(site.engine) as session:
        session.execute(
            update(RosterVersion).where(RosterVersion.number == 1).values(signatures="[]")
        )
    with pytest.raises(NotAnswered) as refusal:
        asha.keys(afresh=True)
    assert refusal.value.code == "roster_refused"


def test_a_member_row_that_somebody_wrote_does_not_sign_in(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    intruder, salt = new_id(), bytes(16)
    keys = from_passphrase(PASSPHRASE, salt)
    secret = new_member_secret()
    with transaction(site.engine) as session:
        session.add(
            Member(
                id=intruder,
                organisation_id=asha.organisation,
                email="eve@line.example",
                name="Eve",
                roles="coordinator",
                language="en",
                salt=salt,
                proof_digest=hashlib.sha256(keys.proof).digest(),
                secret_wrapped=secret.wrapped(keys, intruder),
                totp_sealed=seal_totp(keys.proof, asha.phone.secret, intruder),
                created_at=site.clock(),
            )
        )
    asha.email = "eve@line.example"
    assert refused(asha).code == "not_in_roster"


def test_a_session_row_that_somebody_wrote_needs_the_roster_too(site: Site) -> None:
    """A row for a member outside the roster, under a cookie that is signed rightly."""
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    bela = site.joined(asha, "Bela", "triager")
    with sqlite3.connect(site.settings.firedoor_data_dir / "firedoor.db") as database:
        database.execute("DELETE FROM roster_versions WHERE number = 2")
    assert asked_with(site, cookie(bela)).status_code == 403


def test_too_many_tries_are_told_to_wait(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    body = {"email": asha.email, "proof": b64u(bytes(32)), "totp": "000000"}
    answers = []
    for _ in range(21):
        with pytest.raises(NotAnswered) as refusal:
            asha.browser.post("/sign-in", body)
        answers.append(refusal.value.status)
    assert set(answers[:20]) == {403}
    assert answers[20] == 429
    # The browser in which the member signed in has a count of its own: a stranger's fills another.
    asha.browser.client.cookies.clear()
    asha.browser.forget_page()
    with pytest.raises(NotAnswered) as refusal:
        asha.browser.post("/sign-in", body)
    assert refusal.value.status == 403


def test_keys_that_a_browser_keeps_are_not_sent_again_until_they_change(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")

    def keys(etag: str = "") -> httpx.Response:
        headers = {"Accept": "application/json"} | ({"If-None-Match": etag} if etag else {})
        return asha.browser.client.get("/keys.json", headers=headers)

    first = keys()
    assert first.headers["Cache-Control"] == "no-store"
    again = keys(first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    site.joined(asha, "Bela", "triager")
    changed = keys(first.headers["ETag"])
    assert changed.status_code == 200
    assert changed.json()["roster"] != first.json()["roster"]
