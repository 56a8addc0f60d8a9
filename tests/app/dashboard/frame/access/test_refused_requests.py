"""A wrong role, another organisation's object and a failed sign-in stand in the log."""

import json

import pytest
from sqlalchemy import select

from app.accounts.members import Member
from case_management.audit.models import AuditEntry
from case_management.audit.verify_log import verify_log
from case_management.cases.models import Case
from config.platform.database import new_id, transaction
from tests.support.desk import URL, Desk, desk_of
from tests.support.house import House
from tests.support.two_organisations import add_other
from vault.encoding import b64u

Line = tuple[str, str, str | None, str]


@pytest.fixture
def desk(house: House) -> Desk:
    return desk_of(house)


def refused(house: House, organisation: str | None = None) -> list[Line]:
    """(action, who, what, why)."""
    with transaction(house.engine) as session:
        whose = organisation or house.organisation_id
        assert verify_log(session, whose).touched is None
        wanted = select(AuditEntry).where(
            AuditEntry.organisation_id == whose, AuditEntry.action.contains("refused")
        )
        return [
            (one.action, one.actor_id, one.object_id, json.loads(one.detail or "")["why"])
            for one in session.scalars(wanted.order_by(AuditEntry.number))
        ]


def ask(desk: Desk, path: str) -> int:
    """The answer is taken to its end, as a server does it."""
    answer = desk.client.get(path, base_url=URL)
    answer.close()
    return answer.status_code


def test_another_organisations_case_is_not_there_and_the_log_says_who_asked(
    desk: Desk, house: House
) -> None:
    other = add_other(house)
    house.text("The fire exit is locked")
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        case.organisation_id, case_id = other.id, case.id
    assert ask(desk, f"/cases/{case_id}") == 404
    assert refused(house) == [("request.refused", house.member_id, case_id, "404")]
    # The other organisation's log is its own.
    assert refused(house, other.id) == []


def test_a_wrong_role_is_written_down(desk: Desk, house: House) -> None:
    assert ask(desk, "/releases") == 404
    assert refused(house) == [("request.refused", house.member_id, None, "404")]


def test_an_address_that_there_is_not_is_nobodys_object(desk: Desk, house: House) -> None:
    assert ask(desk, "/nowhere") == 404
    assert refused(house) == []


def sign_in(desk: Desk, email: str) -> int:
    desk.client.delete_cookie("firedoor", domain="localhost")
    page = desk.client.get("/sign-in", base_url=URL).text
    token = page.partition('name="csrf-token" content="')[2].partition('"')[0]
    answer = desk.client.post(
        "/sign-in",
        json={"email": email, "proof": b64u(bytes(32)), "totp": "123456"},
        base_url=URL,
        headers={"Sec-Fetch-Site": "same-origin", "X-CSRFToken": token},
    )
    answer.close()
    return answer.status_code


def test_a_failed_sign_in_stands_in_the_log_of_the_members_organisation(
    desk: Desk, house: House
) -> None:
    with transaction(house.engine) as session:
        session.get_one(Member, house.member_id).proof_digest = b"p" * 32
    assert sign_in(desk, "asha@line.example") == 403
    assert refused(house) == [("session.refused", house.member_id, None, "sign_in")]
    assert sign_in(desk, f"{new_id()}@line.example") == 403
    assert len(refused(house)) == 1
