"""A session is found by its token until it is idle, old or ended."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.accounts.members import SessionRow
from app.accounts.sign_in.sessions import (
    end_all_sessions,
    end_session,
    find_session,
    note_activity,
    open_session,
    page_key,
)
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.members import add_asha

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("minutes", "live"), [(0, True), (29, True), (30, False)])
def test_an_idle_session_is_over(house: House, minutes: int, live: bool) -> None:
    with transaction(house.engine) as session:
        add_asha(house, session)
        token = open_session(session, house.member_id, NOON)
        session.flush()
        found = find_session(session, token, NOON + minutes * MINUTE)
        assert (found is not None) is live
        assert find_session(session, "", NOON) is find_session(session, "%", NOON) is None


def test_activity_begins_the_idle_limit_anew_and_not_the_longest(house: House) -> None:
    with transaction(house.engine) as session:
        add_asha(house, session)
        token = open_session(session, house.member_id, NOON)
        session.flush()
        now = NOON
        while found := find_session(session, token, now):
            note_activity(session, found.id, now)
            now += 20 * MINUTE
        assert now == NOON + timedelta(hours=12)


def test_an_ended_session_keeps_nothing_that_opens_a_page(house: House) -> None:
    with transaction(house.engine) as session:
        add_asha(house, session)
        one, other = (open_session(session, house.member_id, NOON) for _ in range(2))
        session.flush()
        end_session(session, one, NOON)
        assert find_session(session, one, NOON) is None
        assert find_session(session, other, NOON) is not None
        end_all_sessions(session, house.member_id, NOON)
        assert find_session(session, other, NOON) is None
        assert session.scalars(select(SessionRow.page_random)).all() == [b"", b""]
        # The next sign-in clears them away.
        open_session(session, house.member_id, NOON)
        session.flush()
        assert len(session.scalars(select(SessionRow.id)).all()) == 1


def test_a_removed_member_has_no_session(house: House) -> None:
    with transaction(house.engine) as session:
        row = add_asha(house, session)
        token = open_session(session, house.member_id, NOON)
        row.removed_at = NOON
        session.flush()
        assert find_session(session, token, NOON) is None


def test_a_page_key_is_of_this_session_alone() -> None:
    key = page_key(b"k" * 32, "dG9rZW4", b"r" * 32)
    assert len(key) == 32
    others = [
        page_key(b"x" * 32, "dG9rZW4", b"r" * 32),
        page_key(b"k" * 32, "dG9rZW5z", b"r" * 32),
        page_key(b"k" * 32, "dG9rZW4", b"s" * 32),
    ]
    assert key not in others
