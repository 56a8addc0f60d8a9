"""An open invitation of a kind, a free address, roles of the kind, and a proven second factor."""

from datetime import timedelta

import pytest

from app.accounts.invitations.invitation import (
    FOUND,
    JOIN,
    OPEN_FOR,
    add_member,
    check_email_free,
    check_roles,
    open_invitation,
)
from app.accounts.members import Member
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.members import add_asha, add_invitation, credentials


@pytest.mark.parametrize(
    ("kind", "after", "is_open"),
    [
        (JOIN, timedelta(0), True),
        (JOIN, OPEN_FOR, True),
        (JOIN, OPEN_FOR + timedelta(seconds=1), False),
        (FOUND, timedelta(0), False),
    ],
)
def test_it_is_open_for_a_while(house: House, kind: str, after: timedelta, is_open: bool) -> None:
    with transaction(house.engine) as session:
        row = add_invitation(house, session)
        if is_open:
            assert open_invitation(session, row.id, kind, NOON + after) is row
        else:
            with pytest.raises(Refusal, match="no_invitation"):
                open_invitation(session, row.id, kind, NOON + after)


@pytest.mark.parametrize(
    ("kind", "roles", "fit"),
    [
        ("monitor", ("triager", "investigator"), True),
        ("monitor", ("releaser",), False),
        ("head_office", ("releaser",), True),
        ("affiliate", ("buyer", "triager"), False),
        ("affiliate", (), False),
    ],
)
def test_roles_are_those_of_the_kind(kind: str, roles: tuple[str, ...], fit: bool) -> None:
    if fit:
        check_roles(kind, roles)
    else:
        with pytest.raises(Refusal, match="role_unknown"):
            check_roles(kind, roles)


def test_a_member_is_added_once_and_answers_the_invitation(house: House) -> None:
    with transaction(house.engine) as session:
        row = add_invitation(house, session)
        add_member(session, row, credentials(row.member_id), NOON)
        session.flush()
        member = session.get_one(Member, row.member_id)
        assert (member.email, member.roles, member.language) == (row.email, "triager", "bn")
        assert row.answered_at == NOON
        with pytest.raises(Refusal, match="no_invitation"):
            open_invitation(session, row.id, JOIN, NOON)
        with pytest.raises(Refusal, match="email_taken"):
            check_email_free(session, row.email)


def test_a_phone_that_shows_other_codes_is_refused(house: House) -> None:
    with transaction(house.engine) as session:
        row = add_invitation(house, session)
        for wrong in (credentials(row.member_id, code="00000"), credentials("0" * 32)):
            with pytest.raises(Refusal, match="second_factor"):
                add_member(session, row, wrong, NOON)
        assert session.get(Member, row.member_id) is None


def test_nobody_signs_in_with_a_colleagues_address(house: House) -> None:
    with transaction(house.engine) as session:
        add_asha(house, session)
        row = add_invitation(house, session, email="asha@line.example")
        with pytest.raises(Refusal, match="email_taken"):
            add_member(session, row, credentials(row.member_id), NOON)
