"""From the operator's first link to two organisations that work together, over HTTP."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from app.accounts.members import Invitation, Member
from app.installation.organisations import NotConfirmed, trust_organisation
from app.practice.browser import NotAnswered
from app.practice.enrolment import Tampered
from app.practice.member import PracticeMember
from case_management.audit.models import AuditEntry
from case_management.cases.models import OnCall
from config.platform.database import reading, transaction
from tests.app.accounts.site import PASSPHRASE, Site
from vault.encoding import b64u
from vault.members import new_member_secret
from vault.organisations import RosterVersion
from vault.roster import fingerprint
from vault.sealing import DoesNotOpen


def test_the_whole_ceremony(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator", "triager")
    bela = site.joined(asha, "Bela", "triager", "investigator")
    chand = site.joined(asha, "Chand", "coordinator")

    body, grant, epoch = asha.write("note", "0" * 32, {"text": "the door was locked"})
    for colleague in (bela, chand):
        assert colleague.words == asha.words
        assert colleague.open("note", "0" * 32, body, grant, epoch) == {
            "text": "the door was locked"
        }

    asha.put_on_call(bela.id)
    with reading(site.engine) as session:
        assert session.get_one(OnCall, asha.organisation).member_id == bela.id

    rosa = site.founded("head_office", "rosa@office.example", "coordinator", "releaser")
    sam = site.joined(rosa, "Sam", "coordinator")
    link = rosa.invite("Tove", "tove@office.example", "releaser")
    tove = PracticeMember.join(link, PASSPHRASE, site.clock)
    assert not rosa.confirm(link)
    with pytest.raises(NotAnswered, match="rosa has not confirmed you"):
        tove.sign_in()
    with pytest.raises(NotAnswered) as refusal:
        rosa.countersign(3)
    assert refusal.value.code == "second_person"
    sam.countersign(3)
    site.clock.move(minutes=2)
    tove.sign_in()
    assert tove.keys().roster.members[tove.id].roles == {"releaser"}

    asha.add_partner(rosa.organisation, rosa.words)
    assert chand.keys(afresh=True).roster.releasers == {
        rosa.organisation: tove.secret.pins[rosa.organisation]
    }
    assert set(chand.keys().partners) == {rosa.organisation}
    assert set(tove.keys(afresh=True).partners) == {asha.organisation}

    with reading(site.engine) as session:
        actions = set(session.scalars(select(AuditEntry.action)))
    assert {
        "organisation.found",
        "member.invite",
        "member.join",
        "member.confirm",
        "roster.countersign",
        "partner.add",
        "session.begin",
    } <= actions


def test_an_affiliate_holds_no_content_keys(site: Site) -> None:
    buyer = site.founded("affiliate", "bo@city.example", "coordinator", "buyer")
    assert buyer.keys().secrets == {}
    colleague = site.joined(buyer, "Cato", "buyer")
    assert colleague.keys().roster.epoch == 0
    buyer.remove(colleague.id)
    assert set(buyer.keys().roster.members) == {buyer.id}


def test_nobody_signs_in_before_the_operator_confirmed(site: Site) -> None:
    added = site.add("monitor", "asha@line.example", "coordinator")
    asha = PracticeMember.found(added.link(site.url), PASSPHRASE, site.clock)
    with pytest.raises(NotAnswered) as refusal:
        asha.sign_in()
    assert (refusal.value.status, refusal.value.code) == (403, "organisation_not_confirmed")
    site.confirm(asha)
    site.clock.move(minutes=1)
    asha.sign_in()


def test_a_newcomer_waits_for_the_inviter(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    link = asha.invite("Bela", "bela@line.example", "triager")
    bela = PracticeMember.join(link, PASSPHRASE, site.clock)
    with pytest.raises(NotAnswered, match="asha has not confirmed you yet"):
        bela.sign_in()
    assert "waits for you to confirm" in asha.browser.page("/people")


def test_a_link_works_once_and_for_seven_days(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    link = asha.invite("Bela", "bela@line.example", "triager")
    PracticeMember.join(link, PASSPHRASE, site.clock)
    with pytest.raises(NotAnswered) as refusal:
        PracticeMember.join(link, PASSPHRASE, site.clock)
    assert refusal.value.code == "no_invitation"
    late = asha.invite("Chand", "chand@line.example", "triager")
    site.clock.move(days=8)
    with pytest.raises(NotAnswered):
        PracticeMember.join(late, PASSPHRASE, site.clock)


def test_a_founder_needs_the_links_secret(site: Site) -> None:
    added = site.add("monitor", "asha@line.example", "coordinator")
    wrong = replace(added, secret=b64u(bytes(32)))
    with pytest.raises(NotAnswered) as refusal:
        PracticeMember.found(wrong.link(site.url), PASSPHRASE, site.clock)
    assert refusal.value.code == "invitation_secret"


def test_a_newcomer_refuses_another_roster(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    link = asha.invite("Bela", "bela@line.example", "triager")
    with transaction(site.engine) as session:
        session.execute(update(Invitation).values(pin_mac=b64u(bytes(32))))
    with pytest.raises(Tampered):
        PracticeMember.join(link, PASSPHRASE, site.clock)


def test_an_inviter_refuses_keys_that_the_server_put_in(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    link = asha.invite("Bela", "bela@line.example", "triager")
    PracticeMember.join(link, PASSPHRASE, site.clock)
    stranger = new_member_secret()
    with transaction(site.engine) as session:
        row = session.scalars(select(Invitation).where(Invitation.kind == "join")).one()
        answer = json.loads(row.answer or "")
        answer["sealing"] = b64u(stranger.sealing.public())
        row.answer = json.dumps(answer)
    with pytest.raises(Tampered):
        asha.confirm(link)


def test_a_signed_roster_holds_nothing_but_its_step(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    link = asha.invite("Bela", "bela@line.example", "triager")
    PracticeMember.join(link, PASSPHRASE, site.clock)
    invitation = link.split("/join/")[1].split("#")[0]
    document = asha.keys().newest.replace(b'"number":1', b'"number":2')
    body = {
        "document": b64u(document),
        "signature": b64u(asha.sign("roster", document)),
        "epochs": [{"epoch": 1, "secret_sealed": b64u(b"x")}],
    }
    with pytest.raises(NotAnswered) as refusal:
        asha.browser.post(f"/people/invitations/{invitation}/complete", body)
    assert refusal.value.code == "roster_wrong"


def test_a_change_that_nobody_signs_second_can_be_withdrawn(site: Site) -> None:
    rosa = site.founded("head_office", "rosa@office.example", "coordinator", "releaser")
    link = rosa.invite("Tove", "tove@office.example", "releaser")
    PracticeMember.join(link, PASSPHRASE, site.clock)
    assert not rosa.confirm(link)
    page = rosa.browser.page("/people")
    assert "waits for a second signature" in page
    rosa.browser.submit("/people/rosters/2/drop")
    assert not rosa.confirm(link)


def test_removing_a_member_begins_an_epoch_closed_to_that_member(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    bela = site.joined(asha, "Bela", "triager")
    old = bela.keys().secrets
    asha.remove(bela.id)

    keyring = asha.keys()
    assert keyring.roster.epoch == 2
    assert set(keyring.secrets) == {1, 2}
    assert set(old) == {1}
    body, grant, epoch = asha.write("note", "0" * 32, {"text": "afterwards"})
    with pytest.raises((KeyError, DoesNotOpen)):
        bela.open("note", "0" * 32, body, grant, epoch)
    with pytest.raises(NotAnswered) as refusal:
        bela.browser.fetch("/keys.json")
    assert refusal.value.status == 401
    with pytest.raises(NotAnswered) as refusal:
        bela.sign_in()
    assert refusal.value.code == "sign_in"
    with reading(site.engine) as session:
        row = session.get_one(Member, bela.id)
        assert (row.email, row.secret_wrapped, row.totp_sealed) == (None, b"", b"")


def test_the_last_coordinator_stays(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    with pytest.raises(NotAnswered) as refusal:
        asha.remove(asha.id)
    assert refusal.value.code == "last_coordinator"


def test_the_operator_confirms_only_the_words_of_version_one(site: Site) -> None:
    added = site.add("monitor", "asha@line.example", "coordinator")
    asha = PracticeMember.found(added.link(site.url), PASSPHRASE, site.clock)
    other = fingerprint("f" * 64)
    with reading(site.engine) as session:
        trusted = (session, site.trust, asha.organisation)
        with pytest.raises(NotConfirmed, match="not the words"):
            trust_organisation(*trusted, other, site.courier.public())
        with pytest.raises(NotConfirmed, match="courier"):
            trust_organisation(*trusted, asha.words, bytes(1216))
        assert trust_organisation(*trusted, asha.words.upper(), site.courier.public())
        assert not trust_organisation(*trusted, asha.words, site.courier.public())


def test_a_head_office_is_added_by_its_words_only(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    rosa = site.founded("head_office", "rosa@office.example", "coordinator", "releaser")
    with pytest.raises(Tampered):
        asha.add_partner(rosa.organisation, asha.words)
    with pytest.raises(NotAnswered) as refusal:
        asha.browser.fetch(f"/people/partners/{asha.organisation}.json")
    assert refusal.value.code == "not_a_head_office"
    with reading(site.engine) as session:
        assert len(session.scalars(select(RosterVersion)).all()) == 2
