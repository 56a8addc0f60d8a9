"""Papers are made by one coordinator alone only while nobody else could give a second signature."""

import pytest
from sqlalchemy import select

from app.practice.browser import NotAnswered
from config.platform.database import reading
from tests.app.accounts.site import Site
from vault.grants import EpochGrant
from vault.roster import RosterRefused


def test_the_only_coordinator_makes_them_alone(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    papers = asha.make_papers()
    assert asha.keys(afresh=True).roster.recovery == papers.public


def test_of_two_coordinators_both_sign(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    dora = site.joined(asha, "Dora", "coordinator")
    papers = asha.make_papers()
    assert asha.keys(afresh=True).roster.recovery is None
    with pytest.raises(NotAnswered) as refusal:
        asha.countersign(asha.keys().roster.number + 1)
    assert refusal.value.code == "second_person"
    assert "It makes new recovery papers." in dora.browser.page("/people")
    dora.countersign(dora.keys(afresh=True).roster.number + 1)
    assert dora.keys(afresh=True).roster.recovery == papers.public


def test_papers_that_nobody_signed_second_leave_the_old_ones(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    old = asha.make_papers()
    site.joined(asha, "Dora", "coordinator")
    asha.make_papers()
    asha.browser.submit(f"/people/rosters/{asha.keys(afresh=True).roster.number + 1}/drop")
    assert asha.keys(afresh=True).roster.recovery == old.public
    # And still opens what they should: see test_recover.py for the way in.
    third = asha.make_papers()
    assert third.public != old.public


def paper_grants(site: Site) -> set[str]:
    with reading(site.engine) as session:
        holders = session.scalars(select(EpochGrant.member_id))
        return {one for one in holders if one.startswith("r")}


def test_nothing_stays_sealed_to_papers_of_before(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    old = asha.make_papers()
    assert paper_grants(site) == {old.public.id}
    new = asha.make_papers()
    assert paper_grants(site) == {new.public.id}
    dora = site.joined(asha, "Dora", "coordinator")
    newest = asha.make_papers()
    assert paper_grants(site) == {new.public.id, newest.public.id}
    dora.countersign(dora.keys(afresh=True).roster.number + 1)
    assert paper_grants(site) == {newest.public.id}


def test_every_secret_must_be_sealed_to_them(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    body = {"document": "e30", "signature": "A" * 86, "epochs": []}
    with pytest.raises(NotAnswered) as refusal:
        asha.browser.post("/people/recovery-papers", body)
    assert refusal.value.code == "roster_wrong"
    assert asha.keys(afresh=True).roster.recovery is None


def test_a_triager_makes_none(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    bela = site.joined(asha, "Bela", "triager")
    with pytest.raises((NotAnswered, RosterRefused)) as refusal:
        bela.make_papers()
    assert isinstance(refusal.value, NotAnswered)
    assert refusal.value.status == 403
