"""A link opens one session, once, within its minutes; a cookie is believed for its hours."""

from datetime import timedelta

from app.health.operator_access import (
    LINK_LIVES,
    SESSION_LASTS,
    cookie_for,
    end,
    end_all,
    is_open,
    make_link,
    open_link,
    session_in,
)
from config.platform.database import transaction
from tests.support.house import NOON, House

KEY = bytes(range(32))


def test_a_link_works_once(both_houses: House) -> None:
    with transaction(both_houses.engine) as session:
        token = make_link(session, NOON)
        opened = open_link(session, token, NOON)
        assert opened is not None
        assert open_link(session, token, NOON) is None
        assert is_open(session, opened, NOON + SESSION_LASTS)
        assert not is_open(session, opened, NOON + SESSION_LASTS + timedelta(seconds=1))
        end(session, opened)
        assert not is_open(session, opened, NOON)


def test_a_link_that_is_old_or_ended_opens_nothing(house: House) -> None:
    with transaction(house.engine) as session:
        assert open_link(session, make_link(session, NOON), NOON + LINK_LIVES) is None
        token = make_link(session, NOON)
        assert end_all(session) == 2
        assert open_link(session, token, NOON) is None


def test_a_cookie_that_we_did_not_sign_is_nobodys() -> None:
    cookie = cookie_for(KEY, "a-session", NOON)
    assert session_in(KEY, cookie, NOON) == "a-session"
    assert session_in(bytes(32), cookie, NOON) is None
    assert session_in(KEY, cookie.replace("a-session", "another"), NOON) is None
    assert session_in(KEY, cookie, NOON + SESSION_LASTS) is None
    assert session_in(KEY, "nothing", NOON) is None
