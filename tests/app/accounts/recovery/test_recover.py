"""An organisation whose members are all lost comes back by two papers, and nothing else does it."""

import os

import pytest
from sqlalchemy import func, select

from app.accounts.members import Member
from app.installation.recovery import invite_to_recover
from app.practice.browser import NotAnswered
from app.practice.member import PracticeMember
from config.platform.database import reading, transaction
from config.settings import Refused
from intake.outbox.outbox import Outbound
from tests.app.accounts.site import PASSPHRASE, Site
from vault.grants import EpochGrant
from vault.recovery.recovery_key import RecoverySecret
from vault.sealing import DoesNotOpen

NEW = "meadow cobalt piano thursday"


def link_for(site: Site, member: PracticeMember, email: str = "noor@line.example") -> str:
    """The operator gives it to whoever brings two papers."""
    with transaction(site.engine) as session:
        added = invite_to_recover(
            session, site.trust, member.organisation, "Noor", email, site.clock()
        )
    return added.link(site.url)


def test_the_lost_organisation_opens_all_that_it_could(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    papers = asha.make_papers()
    body, grant, epoch = asha.write("note", "1" * 32, {"text": "the back door"})
    rafi = site.joined(asha, "Rafi", "investigator")
    asha.remove(rafi.id)
    later = asha.write("note", "2" * 32, {"text": "after Rafi left"})
    noor = PracticeMember.recover(link_for(site, asha), NEW, papers, site.clock)
    noor.sign_in()
    assert noor.open("note", "1" * 32, body, grant, epoch) == {"text": "the back door"}
    assert noor.open("note", "2" * 32, *later) == {"text": "after Rafi left"}
    assert noor.keys().roster.members[noor.id].roles == {"coordinator"}
    assert noor.secret.pins == asha.secret.pins


def test_the_lost_member_is_told_and_can_be_removed(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    papers = asha.make_papers()
    noor = PracticeMember.recover(link_for(site, asha), NEW, papers, site.clock)
    noor.sign_in()
    with reading(site.engine) as session:
        told = select(func.count()).where(Outbound.recipient_id == asha.id)
        assert session.scalar(told) == 1
    noor.remove(asha.id)
    assert set(noor.keys(afresh=True).roster.members) == {noor.id}
    with reading(site.engine) as session:
        newest = noor.keys().roster
        assert newest.recovery is not None
        granted = select(EpochGrant.member_id).where(EpochGrant.epoch == newest.epoch)
        assert set(session.scalars(granted)) == {noor.id, newest.recovery.id}


def test_other_papers_open_nothing(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    old = asha.make_papers()
    asha.make_papers()
    link = link_for(site, asha)
    for papers in (old, RecoverySecret(os.urandom(32))):
        with pytest.raises(DoesNotOpen):
            PracticeMember.recover(link, NEW, papers, site.clock)


def test_papers_without_the_operators_link_are_refused(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    papers = asha.make_papers()
    link = link_for(site, asha)
    other_secret = f"{link.partition('#')[0]}#{'A' * 43}"
    with pytest.raises(NotAnswered) as refusal:
        PracticeMember.recover(other_secret, NEW, papers, site.clock)
    assert (refusal.value.status, refusal.value.code) == (403, "invitation_secret")
    with reading(site.engine) as session:
        assert session.scalar(select(func.count()).select_from(Member)) == 1


def test_a_link_is_used_once(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    papers = asha.make_papers()
    link = link_for(site, asha)
    PracticeMember.recover(link, NEW, papers, site.clock)
    with pytest.raises(NotAnswered) as refusal:
        PracticeMember.recover(link, NEW, papers, site.clock)
    assert refusal.value.code == "no_invitation"


def test_without_papers_there_is_no_link(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    with pytest.raises(Refused, match="no recovery papers"):
        link_for(site, asha)
    assert asha.passphrase == PASSPHRASE
