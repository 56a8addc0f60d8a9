"""What became of a text, in words of the people who wait for it."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.dashboard.frame.request import Dashboard
from app.dashboard.monitor.case.thread.delivery_texts import delivery_of
from config.platform.database import transaction
from intake.code_words.ask_for_word import HELD_FOR_WORD
from intake.lines.line import TWILIO, LineView
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import Outbound
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import NOON, NUMBER, House

LINE = LineView("1" * 32, "2" * 32, TWILIO, NUMBER, ("en",), "Asia/Dhaka")


def row(state: str, error: str | None = None, twice: bool = False) -> Outbound:
    return Outbound(state=state, error_code=error, maybe_twice=twice, not_before=NOON)


@pytest.mark.parametrize(
    ("state", "error", "words"),
    [
        ("queued", None, "waiting to be sent"),
        ("sending", None, "sending"),
        ("sent", None, "sent"),
        ("delivered", None, "delivered"),
        ("uncertain", None, "not known whether it was sent; asking the carrier"),
        ("held", None, "held until 18:00 (worker's time)"),
        ("held", HELD_FOR_WORD, "held until the worker sends the code word"),
        ("failed", "30003", "failed: the worker's phone is off or has no network"),
        ("failed", "99999", "failed: error 99999"),
    ],
)
def test_each_state_is_said_in_words(
    in_english: Dashboard, state: str, error: str | None, words: str
) -> None:
    delivery = delivery_of(row(state, error), LINE)
    assert delivery is not None
    assert (delivery.words, delivery.failed) == (words, state == "failed")


@pytest.mark.parametrize(
    ("state", "error", "words"),
    [
        (
            "delivered",
            "30008",
            "delivered, but the carrier also reported a failure: the carrier does not say why",
        ),
        (
            "delivered",
            "unsaid",
            "delivered, but the carrier also reported a failure: the carrier does not say why",
        ),
        (
            "sent",
            "state-parked",
            "sent; the carrier reported a status that Firedoor does not know: parked",
        ),
    ],
)
def test_what_contradicts_and_what_nobody_knows_asks_for_attention(
    in_english: Dashboard, state: str, error: str, words: str
) -> None:
    delivery = delivery_of(row(state, error), LINE)
    assert delivery is not None
    assert (delivery.words, delivery.failed) == (words, True)


@pytest.mark.parametrize("code", ["stopped", "not-known"])
def test_what_we_gave_up_and_what_arrived_after_all_is_no_contradiction(
    in_english: Dashboard, code: str
) -> None:
    delivery = delivery_of(row("delivered", code), LINE)
    assert delivery is not None
    assert (delivery.words, delivery.failed) == ("delivered", False)


def test_every_state_of_a_delivery_has_words(in_english: Dashboard) -> None:
    said = {delivery_of(row(state), LINE) for state in DeliveryState}
    assert None not in said
    assert len(said) == len(DeliveryState)


def test_a_code_means_what_its_channel_says(in_english: Dashboard) -> None:
    by_sms = delivery_of(row("failed", "30003"), LINE)
    by_chat = delivery_of(row("failed", "30003"), replace(LINE, channel="telegram"))
    assert by_chat is not None
    assert by_chat.words == "failed: error 30003"
    assert by_chat != by_sms


def test_what_is_kept_no_more_is_not_said(in_english: Dashboard) -> None:
    assert delivery_of(None, LINE) is None


@pytest.mark.parametrize(
    ("state", "error", "twice", "words"),
    [
        ("failed", "30003", False, "failed: the worker&#39;s phone is off or has no network"),
        ("sent", None, True, "may have arrived twice"),
    ],
)
def test_the_page_shows_what_asks_for_attention(
    desk: Desk, house: House, state: str, error: str | None, twice: bool, words: str
) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        sent = session.scalars(select(Outbound).where(Outbound.phrase == "RECEIPT")).one()
        sent.state, sent.error_code, sent.maybe_twice = state, error, twice
    assert words in desk.page(f"/cases/{case_id(house)}/threads")
