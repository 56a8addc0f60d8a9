"""An answer is kept for the inviter, who must still be there."""

import json

import pytest
from sqlalchemy import select

from app.accounts.invitations.join import Joining, join
from case_management.refusals import Refusal
from config.platform.database import transaction
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.members import add_asha, add_invitation, credentials
from tests.support.work import logged
from vault.encoding import unb64u


def joining(member_id: str) -> Joining:
    return Joining(credentials(member_id), b"a" * 1216, b"b" * 32, b"c" * 32)


def test_the_answer_waits_for_the_inviter(house: House) -> None:
    with transaction(house.engine) as session:
        add_asha(house, session)
        row = add_invitation(house, session)
        assert join(session, row.id, joining(row.member_id), NOON) == "Asha"
        answer = {name: unb64u(value) for name, value in json.loads(row.answer or "").items()}
        assert answer == {"sealing": b"a" * 1216, "signing": b"b" * 32, "mac": b"c" * 32}
        assert (row.answered_at, row.completed_at) == (NOON, None)
        assert logged(session) == ["member.join"]
        told = select(Outbound.recipient_id).where(Outbound.template == MailTemplate.NEWS)
        assert session.scalars(told).all() == [row.invited_by]


def test_nobody_joins_whom_a_removed_member_invited(house: House) -> None:
    with transaction(house.engine) as session:
        row = add_invitation(house, session)
        with pytest.raises(Refusal, match="no_invitation"):
            join(session, row.id, joining(row.member_id), NOON)
        add_asha(house, session).removed_at = NOON
        with pytest.raises(Refusal, match="no_invitation"):
            join(session, row.id, joining(row.member_id), NOON)
