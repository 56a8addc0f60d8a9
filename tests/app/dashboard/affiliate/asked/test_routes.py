"""The first screen of a buyer: what is asked, until when; and no trace of what was not released."""

import re

import pytest
from sqlalchemy import update

from app.dashboard.affiliate.alerts.routes import press
from app.dashboard.affiliate.asked.routes import show
from app.dashboard.frame.request import commit_early
from case_management.alerts.models import Alert
from case_management.buyer_actions.actions.record_action import WhatWasDone, record_action
from config.platform.database import transaction
from tests.support.buyers import Told, add_told
from tests.support.desk import Desk
from tests.support.house import NOON, House


@pytest.fixture
def told(house: House) -> Told:
    return add_told(house)


def first_screen(told: Told, desk: Desk) -> str:
    with told.town.asking(desk):
        return show().partition("<main")[2]


def test_first_to_acknowledge_then_what_the_alert_asks_then_nothing(told: Told, desk: Desk) -> None:
    page = first_screen(told, desk)
    for words in ("Acknowledge", "by 30 Nov 2026", "Fire and building safety, Meghna Shirts Ltd"):
        assert words in page
    assert len(re.findall(r'class="button next"', page)) == 1
    with told.town.asking(desk, method="POST"):
        press(told.alert_id)
        commit_early()
    page = first_screen(told, desk)
    for words in ("Ask the contractor formally", "by 31 Dec 2026", "#done"):
        assert words in page
    with transaction(told.house.engine) as session:
        done = WhatWasDone("ask_contractor", NOON.date(), "", False, None)
        record_action(told.town.work(session), told.house.trust, told.alert(session), done)
    page = first_screen(told, desk)
    assert "Nothing is asked of you" in page
    assert "Settled" in page
    assert "button next" not in page


def test_the_contracts_show_factories_and_released_alerts_alone(told: Told, desk: Desk) -> None:
    page = first_screen(told, desk)
    for words in ("M-1", "Work clothes", "Uniforms Ltd", "Meghna Shirts Ltd", "B-QQXWZT", "Greta"):
        assert words in page
    with transaction(told.house.engine) as session:
        session.execute(update(Alert).values(state="recalled"))
    page = first_screen(told, desk)
    assert "Nothing is asked of you" in page
    assert "No alert was sent to you about it" in page
    for words in ("B-QQXWZT", "Fire and building"):
        assert words not in page


def test_what_is_late_is_said(told: Told, desk: Desk) -> None:
    desk.at = NOON.replace(month=12, day=5)
    assert "overdue" in first_screen(told, desk)
