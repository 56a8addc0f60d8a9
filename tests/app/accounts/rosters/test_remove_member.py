"""Who is removed has no session, no way in and no later secret; the last coordinator stays."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, select

from app.accounts.members import Member
from app.accounts.rosters.remove_member import remove_member
from app.accounts.rosters.roster_documents import with_member, without_member
from app.accounts.rosters.rosters import believed_roster, newest_document, store_next
from app.accounts.set_on_call import set_on_call
from app.accounts.sign_in.sessions import find_session, open_session
from case_management.cases.models import OnCall
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.members import add_asha, add_colleague, entry_of
from tests.support.work import logged, member_work_of
from vault.grants import EpochGrant
from vault.members import new_member_secret
from vault.roster import Signature
from vault.sealing import new_secret

BELA = "b" * 32


def test_a_removed_member_is_gone_everywhere(house: House) -> None:
    """Bela, a coordinator too, removes Asha."""
    bela = new_member_secret()
    with transaction(house.engine) as session:
        add_asha(house, session)
        token = open_session(session, house.member_id, NOON)
        first = newest_document(session, house.organisation_id)
        both = with_member(first, entry_of(BELA, bela, "Bela", "coordinator"))
        signed = Signature(house.member_id, house.member.sign("roster", both))
        store_next(session, house.trust, house.organisation_id, signed, both, both)
    with transaction(house.engine) as session:
        asha = member_work_of(house, session)
        work = replace(asha, member=replace(asha.member, id=BELA))
        document = without_member(both, house.member_id, new_secret().public())
        signature = bela.sign("roster", document)
        with pytest.raises(Refusal, match="is_on_call"):
            remove_member(work, house.member_id, document, signature, {BELA: (2, b"new")})
        session.execute(delete(OnCall))
        with pytest.raises(Refusal, match="nobody_on_call"):
            remove_member(work, house.member_id, document, signature, {BELA: (2, b"new")})
        set_on_call(work, BELA)
        with pytest.raises(Refusal, match="roster_wrong"):
            remove_member(work, house.member_id, document, signature, {})
        remove_member(work, house.member_id, document, signature, {BELA: (2, b"new")})
    with transaction(house.engine) as session:
        roster = believed_roster(session, house.trust, house.organisation_id)
        assert (set(roster.members), roster.epoch) == ({BELA}, 2)
        assert find_session(session, token, NOON) is None
        row = session.get_one(Member, house.member_id)
        assert (row.email, row.removed_at, row.secret_wrapped) == (None, NOON, b"")
        assert session.get_one(OnCall, house.organisation_id).member_id == BELA
        granted = select(EpochGrant.member_id).where(EpochGrant.epoch == 2)
        assert session.scalars(granted).all() == [BELA]
        assert logged(session) == ["on_call.set", "member.remove"]


@pytest.mark.parametrize(("who", "code"), [("asha", "last_coordinator"), ("", "not_a_member")])
def test_who_is_not_removed(house: House, who: str, code: str) -> None:
    member_id = house.member_id if who else "0" * 32
    with transaction(house.engine) as session:
        with pytest.raises(Refusal, match=code):
            remove_member(member_work_of(house, session), member_id, b"", b"", {})
        assert session.get_one(OnCall, house.organisation_id).member_id == house.member_id


def test_the_new_key_goes_to_nobody_who_reads_nothing(house: House) -> None:
    with transaction(house.engine) as session:
        add_asha(house, session)
        add_colleague(house, session, "Rana", "auditor")
        gone = add_colleague(house, session, "Bela", "triager")
    with transaction(house.engine) as session:
        work = member_work_of(house, session)
        newest = newest_document(session, house.organisation_id)
        document = without_member(newest, gone, new_secret().public())
        signature = house.member.sign("roster", document)
        remove_member(work, gone, document, signature, {house.member_id: (2, b"new")})
        roster = believed_roster(session, house.trust, house.organisation_id)
        assert (len(roster.members), roster.epoch) == (2, 2)
