"""The inviter's signed roster makes a newcomer a member, with every secret; once."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.invitations.confirm_member import confirm_member
from app.accounts.members import Invitation
from app.accounts.rosters.roster_documents import with_member
from app.accounts.rosters.rosters import believed_roster, newest_document
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.members import add_invitation, entry_of
from tests.support.work import logged, member_work_of
from vault.encoding import b64u
from vault.grants import EpochGrant
from vault.members import MemberSecret, new_member_secret
from vault.roles import READS_NOTHING


@pytest.fixture
def session(house: House) -> Iterator[Session]:
    with transaction(house.engine) as opened:
        yield opened


def answered(house: House, session: Session, bela: MemberSecret, **changed: str) -> Invitation:
    answer = {
        "sealing": b64u(bela.sealing.public()),
        "signing": b64u(bela.verification_key()),
        "mac": b64u(bytes(32)),
    }
    given: dict[str, object] = {"answer": json.dumps(answer), "answered_at": NOON}
    return add_invitation(house, session, **given | changed)


def confirmed(
    house: House, session: Session, row: Invitation, bela: MemberSecret, *epochs: int
) -> bool:
    newest = newest_document(session, house.organisation_id)
    entry = entry_of(row.member_id, bela, row.name, *row.roles.split(","))
    document = with_member(newest, entry)
    grants = dict.fromkeys(epochs or (1,), b"sealed")
    work = member_work_of(house, session)
    return confirm_member(work, row.id, document, house.member.sign("roster", document), grants)


def test_a_newcomer_is_in_the_roster_and_gets_the_secret(house: House, session: Session) -> None:
    bela = new_member_secret()
    row = answered(house, session, bela)
    assert confirmed(house, session, row, bela)
    roster = believed_roster(session, house.trust, house.organisation_id)
    assert roster.members[row.member_id].roles == {"triager"}
    assert row.completed_at == NOON
    session.flush()
    assert session.scalars(select(EpochGrant.member_id)).all() == [row.member_id]
    assert logged(session) == ["member.confirm"]
    with pytest.raises(Refusal, match="no_invitation"):
        confirmed(house, session, row, bela)


def test_a_releaser_is_not_complete_with_one_signature(house: House, session: Session) -> None:
    bela = new_member_secret()
    row = answered(house, session, bela, roles="releaser")
    assert not confirmed(house, session, row, bela)
    assert row.completed_at is None


def test_other_keys_or_secrets_than_were_answered(house: House, session: Session) -> None:
    bela = new_member_secret()
    row = answered(house, session, bela)
    with pytest.raises(Refusal, match="roster_wrong"):
        confirmed(house, session, row, new_member_secret())
    with pytest.raises(Refusal, match="roster_wrong"):
        confirmed(house, session, row, bela, 1, 2)


def test_nobody_is_confirmed_before_the_answer(house: House, session: Session) -> None:
    row = add_invitation(house, session)
    with pytest.raises(Refusal, match="no_invitation"):
        confirmed(house, session, row, new_member_secret())


@pytest.mark.parametrize("role", sorted(READS_NOTHING))
def test_who_reads_nothing_is_granted_no_key(house: House, session: Session, role: str) -> None:
    rana = new_member_secret()
    row = answered(house, session, rana, roles=role)
    with pytest.raises(Refusal, match="roster_wrong"):
        confirmed(house, session, row, rana, 1)
    newest = newest_document(session, house.organisation_id)
    document = with_member(newest, entry_of(row.member_id, rana, row.name, role))
    work = member_work_of(house, session)
    assert confirm_member(work, row.id, document, house.member.sign("roster", document), {})
    session.flush()
    assert session.scalars(select(EpochGrant)).all() == []
