"""A member is told that something waits, at most once in a quarter of an hour."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from config.platform.database import transaction
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.member_news import APART, tell_member
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House

MEMBER = "a" * 32


def minutes(session: Session) -> list[float]:
    """When the mails leave, after noon."""
    rows = session.scalars(
        select(Outbound.not_before)
        .where(Outbound.template == MailTemplate.NEWS, Outbound.recipient_id == MEMBER)
        .order_by(Outbound.not_before)
    )
    return [(at - NOON).total_seconds() / 60 for at in rows]


def test_the_first_leaves_at_once_and_what_follows_is_gathered(house: House) -> None:
    with transaction(house.engine) as session:
        for after in (2, 2, 3, 10, 16):
            tell_member(session, MEMBER, NOON + timedelta(minutes=after))
        assert minutes(session) == [2, 17]
        tell_member(session, MEMBER, NOON + timedelta(minutes=18))
        tell_member(session, MEMBER, NOON + timedelta(minutes=90))
        assert minutes(session) == [2, 17, 32, 90]


def test_each_member_has_an_own_quarter_of_an_hour(house: House) -> None:
    with transaction(house.engine) as session:
        tell_member(session, "b" * 32, NOON)
        tell_member(session, MEMBER, NOON)
        assert minutes(session) == [0]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 120), max_size=12).map(sorted))
def test_none_is_lost_and_none_comes_too_soon(house: House, causes: list[int]) -> None:
    with transaction(house.engine) as session:
        session.execute(delete(Outbound))
        for after in causes:
            tell_member(session, MEMBER, NOON + timedelta(minutes=after))
        leaving = minutes(session)
    apart = APART.total_seconds() / 60
    assert all(two - one >= apart for one, two in pairwise(leaving))
    for after in causes:
        assert any(after <= at <= after + apart for at in leaving)
