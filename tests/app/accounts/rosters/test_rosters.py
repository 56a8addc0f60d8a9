"""A next version is kept when it is the expected one and signed; one waits at a time."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from app.accounts.rosters.roster_documents import with_member
from app.accounts.rosters.rosters import (
    believed_roster,
    countersign,
    drop_waiting,
    newest_document,
    store_next,
    waiting_version,
)
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.support.house import House
from tests.support.members import entry_of
from vault.grants import EpochGrant
from vault.members import MemberSecret, new_member_secret
from vault.roster import Signature

BELA = "b" * 32


@pytest.fixture
def session(house: House) -> Iterator[Session]:
    with transaction(house.engine) as opened:
        yield opened


def added(house: House, session: Session, role: str, member: MemberSecret, member_id: str) -> bool:
    """Asha adds somebody."""
    newest = newest_document(session, house.organisation_id)
    document = with_member(newest, entry_of(member_id, member, "Bela", role))
    signature = Signature(house.member_id, house.member.sign("roster", document))
    known = (session, house.trust, house.organisation_id)
    return store_next(*known, signature, document, document)


def test_a_signed_version_is_believed_at_once(house: House, session: Session) -> None:
    assert added(house, session, "triager", new_member_secret(), BELA)
    roster = believed_roster(session, house.trust, house.organisation_id)
    assert (roster.number, set(roster.members)) == (2, {house.member_id, BELA})
    assert waiting_version(session, house.organisation_id) is None


@pytest.mark.parametrize("purpose", ["reply", None])
def test_another_signature_or_document_is_refused(
    house: House, session: Session, purpose: str | None
) -> None:
    newest = newest_document(session, house.organisation_id)
    document = with_member(newest, entry_of(BELA, new_member_secret(), "Bela", "triager"))
    signed = house.member.sign(purpose or "roster", document)
    expected = document if purpose else newest
    known = (session, house.trust, house.organisation_id)
    with pytest.raises(Refusal, match="roster_wrong"):
        store_next(*known, Signature(house.member_id, signed), document, expected)


def test_a_releaser_waits_for_a_second_signature(house: House, session: Session) -> None:
    bela = new_member_secret()
    organisation = house.organisation_id
    assert added(house, session, "coordinator", bela, BELA)
    assert not added(house, session, "releaser", new_member_secret(), new_id())
    waiting = waiting_version(session, organisation)
    assert waiting is not None and waiting.number == 3
    with pytest.raises(Refusal, match="roster_waits"):
        added(house, session, "triager", new_member_secret(), new_id())
    known = (session, house.trust, organisation)
    own = Signature(house.member_id, house.member.sign("roster", waiting.document))
    with pytest.raises(Refusal, match="second_person"):
        countersign(*known, 3, own)
    with pytest.raises(Refusal, match="roster_wrong"):
        countersign(*known, 3, Signature(BELA, bela.sign("alert", waiting.document)))
    assert len(countersign(*known, 3, Signature(BELA, bela.sign("roster", waiting.document)))) == 3
    assert believed_roster(*known).number == 3


def test_a_dropped_version_takes_its_grants_along(house: House, session: Session) -> None:
    newcomer = new_id()
    assert not added(house, session, "releaser", new_member_secret(), newcomer)
    for member in (house.member_id, newcomer):
        session.add(
            EpochGrant(
                organisation_id=house.organisation_id,
                epoch=1,
                member_id=member,
                secret_sealed=b"s",
            )
        )
    session.flush()
    drop_waiting(session, house.trust, house.organisation_id, 2)
    session.flush()
    assert [one.member_id for one in session.query(EpochGrant)] == [house.member_id]
    assert waiting_version(session, house.organisation_id) is None


def test_an_organisation_without_roster_is_refused(house: House, session: Session) -> None:
    with pytest.raises(Refusal, match="roster_refused"):
        newest_document(session, "0" * 32)
    with pytest.raises(Refusal, match="roster_refused"):
        believed_roster(session, house.trust, "0" * 32)
