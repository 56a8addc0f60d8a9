"""One open invitation an address; only one's own organisation withdraws it."""

from dataclasses import replace

import pytest

from app.accounts.invitations.invite import Invited, cancel_invitation, invite, own_invitation
from app.accounts.members import Invitation, Member
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.members import add_asha, credentials
from tests.support.work import logged, member_work_of

BELA = Invited("1" * 32, " Bela@Line.example", " Bela ", ("triager", "triager"), "bn", b"s", b"m")


def test_an_invitation_is_kept_tidy_and_withdrawn(house: House) -> None:
    with transaction(house.engine) as session:
        work = member_work_of(house, session)
        member_id = invite(work, BELA)
        row = session.get_one(Invitation, BELA.invitation)
        assert (row.email, row.name, row.roles) == ("bela@line.example", "Bela", "triager")
        assert (row.invited_by, row.member_id) == (house.member_id, member_id)
        with pytest.raises(Refusal, match="no_invitation"):
            own_invitation(session, replace(work.member, organisation="0" * 32), row.id)
        cancel_invitation(work, row.id)
        session.flush()
        with pytest.raises(Refusal, match="no_invitation"):
            cancel_invitation(work, row.id)
        assert logged(session) == ["member.invite", "member.invite_withdrawn"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, "email_taken"),
        ({"invitation": "2" * 32}, "email_taken"),
        ({"email": "other@line.example"}, "id_taken"),
        ({"invitation": "2" * 32, "email": "ASHA@line.example"}, "email_taken"),
        ({"invitation": "2" * 32, "email": "c@line.example", "roles": ("buyer",)}, "role_unknown"),
    ],
)
def test_who_can_not_be_invited(house: House, changed: dict[str, str], code: str) -> None:
    with transaction(house.engine) as session:
        add_asha(house, session)
        work = member_work_of(house, session)
        invite(work, BELA)
        with pytest.raises(Refusal, match=code):
            invite(work, replace(BELA, **changed))


def test_what_was_answered_goes_with_it_and_a_completed_one_stays(house: House) -> None:
    with transaction(house.engine) as session:
        work = member_work_of(house, session)
        member_id = invite(work, BELA)
        row = session.get_one(Invitation, BELA.invitation)
        row.completed_at = NOON
        with pytest.raises(Refusal, match="no_invitation"):
            cancel_invitation(work, row.id)
        row.completed_at = None
        made = credentials(member_id)
        session.add(
            Member(
                id=member_id,
                organisation_id=house.organisation_id,
                email=row.email,
                name="Bela",
                roles="triager",
                language="bn",
                salt=made.salt,
                proof_digest=bytes(32),
                secret_wrapped=b"",
                totp_sealed=made.totp_sealed,
                created_at=NOON,
            )
        )
        session.flush()
        cancel_invitation(work, row.id)
        session.expire_all()
        assert session.get(Member, member_id) is None
