"""A buyer's alerts: those that were sent to the own affiliate, one button, the link of a mail."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from app.accounts.current_member import CurrentMember, current_member
from app.dashboard.affiliate.alerts.routes import (
    follow,
    press,
    show,
    show_all,
    unacknowledged_count,
)
from app.dashboard.frame.request import commit_early
from case_management.alerts.models import AlertRecipient
from config.platform.database import transaction
from tests.support.alerts import AFFILIATE, BUYER, Released, add_released
from tests.support.desk import URL, Desk
from tests.support.house import NOON, House
from vault.organisations import Organisation

MAILED = "B-QQXWZT"
Buyer = Callable[..., AbstractContextManager[CurrentMember]]


@pytest.fixture
def alert(house: House) -> Released:
    """A released alert, received by one affiliate."""
    released = add_released(house)
    with transaction(house.engine) as session:
        session.add(
            Organisation(
                id=AFFILIATE,
                name="The Town",
                kind="affiliate",
                language="en",
                time_zone="UTC",
                created_at=NOON,
            )
        )
        session.flush()
        session.add(
            AlertRecipient(
                alert_id=released.alert,
                affiliate_id=AFFILIATE,
                member_id=BUYER,
                reference=MAILED,
            )
        )
    return released


@pytest.fixture
def buyer(desk: Desk, alert: Released) -> Buyer:
    """Inside a request of the affiliate's buyer."""
    given: dict[str, Any] = {"kind": "affiliate", "organisation": AFFILIATE, "member_id": BUYER}
    return partial(desk.asking, "buyer", **given)


def test_the_list_says_what_where_and_no_day(alert: Released, buyer: Buyer) -> None:
    with buyer():
        page = show_all()
        assert unacknowledged_count(current_member()) == 1
    main = page.partition("<main")[2]
    for words in (MAILED, "Fire and building safety", "Meghna Shirts Ltd", "Bangladesh"):
        assert words in main
    assert "November 2026" in main
    assert not re.search(r"\b22\b", main)


def test_an_alert_is_read_and_acknowledged_once(
    alert: Released, buyer: Buyer, house: House
) -> None:
    with buyer():
        page = show(alert.alert)
    for words in ("An exit cannot be opened.", "Fair Purchase Network", "November 22, 2026"):
        assert words in page
    for _again in range(2):
        with buyer(method="POST"):
            assert press(alert.alert).location == f"/alerts/{alert.alert}"
            commit_early()
    with transaction(house.engine) as session:
        assert session.scalars(select(AlertRecipient.acknowledged_by)).one() == BUYER
    with buyer():
        assert unacknowledged_count(current_member()) == 0


def test_what_is_not_released_or_for_others_does_not_exist(
    alert: Released, buyer: Buyer, desk: Desk
) -> None:
    with desk.asking("buyer", kind="affiliate"):
        for view, name in ((show, alert.alert), (press, alert.alert), (follow, MAILED)):
            with pytest.raises(NotFound):
                view(name)
    alert.change(state="proposed", document=None)
    with buyer():
        for view, name in ((show, alert.alert), (follow, MAILED)):
            with pytest.raises(NotFound):
                view(name)
        assert MAILED not in show_all()


def test_the_link_of_a_mail_leads_its_reader_to_the_alert(alert: Released, buyer: Buyer) -> None:
    with buyer():
        answer = follow(MAILED)
    assert not isinstance(answer, str)
    assert answer.location == f"/alerts/{alert.alert}"


def test_a_stranger_comes_in_over_our_own_page_and_sign_in(stranger: FlaskClient) -> None:
    passing = stranger.get(f"/r/{MAILED}", base_url=URL)
    assert f"0;url=/r/{MAILED}?again=1" in passing.text
    sent = stranger.get(f"/r/{MAILED}?again=1", base_url=URL)
    assert sent.location == f"/sign-in?next=/r/{MAILED}"
