"""What a courier does with what is due: once, in safe hours, with no transaction open."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bots.errors import SendError
from config.platform.database import open_engine, transaction, utc_now
from intake.contacts.contact import Contact
from intake.inbox.seen import Offset
from intake.outbox.outbox import MAIL, Outbound
from tests.support.channels import Carrier, open_courier
from tests.support.house import WORKER, House

LONG_AGO = timedelta(minutes=30)


def texts(house: House) -> list[Outbound]:
    with transaction(house.engine) as session:
        return list(
            session.scalars(
                select(Outbound)
                .where(Outbound.kind != MAIL)
                .order_by(Outbound.created_at, Outbound.place)
            )
        )


def test_answers_leave_in_their_order(house: House) -> None:
    house.text("Late wages since two months", now=utc_now())
    carrier = Carrier()
    assert open_courier(house, carrier).drain() == 2
    assert [address for address, _ in carrier.sent] == [WORKER, WORKER]
    receipt, question = (text for _, text in carrier.sent)
    assert receipt.startswith("Got it. Your code: ")
    assert question.startswith("Are you safe")
    assert [(one.state, one.payload_sealed) for one in texts(house)] == [("sent", None)] * 2


def test_two_couriers_send_everything_once(house: House) -> None:
    for number in range(12):
        house.text("Late wages since two months", sender=f"+120255501{number:02d}", now=utc_now())
    carrier = Carrier()
    couriers = [open_courier(house, carrier) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(lambda one: one.drain(), couriers)) >= 12
    couriers[0].drain()
    assert len(carrier.sent) == 24
    assert len({address for address, _ in carrier.sent}) == 12
    for number in range(12):
        own = [text for address, text in carrier.sent if address == f"+120255501{number:02d}"]
        assert [text[:3] for text in own] == ["Got", "Are"]


def test_no_transaction_is_open_while_a_carrier_is_called(house: House) -> None:
    house.text("Late wages since two months", now=utc_now())
    impatient = open_engine(house.engine.url.render_as_string(hide_password=False), 0.2)

    def write() -> None:
        with transaction(impatient) as session:
            session.merge(Offset(name="written meanwhile", value=1))

    carrier = Carrier(meanwhile=write)
    open_courier(house, carrier).drain()
    impatient.dispose()
    assert len(carrier.sent) == 2
    with transaction(house.engine) as session:
        assert session.get(Offset, "written meanwhile") is not None


@pytest.mark.parametrize(
    ("error", "state", "due"),
    [
        (SendError("21610"), "failed", None),
        (SendError("20429", retryable=True), "queued", 30),
        (SendError("no-answer", unknown=True), "uncertain", None),
    ],
)
def test_what_a_carrier_says_decides(
    house: House, error: SendError, state: str, due: int | None
) -> None:
    house.text("Late wages since two months", now=utc_now())
    open_courier(house, Carrier(refuse=error)).drain(at_most=1)
    row = texts(house)[0]
    assert (row.state, row.error_code) == (state, error.code)
    if due:
        assert row.not_before > utc_now() + timedelta(seconds=due - 5)


@pytest.mark.parametrize(("asked", "state"), [(True, "sent"), (False, "uncertain")])
def test_a_text_that_nobody_knows_of_is_asked_about(house: House, asked: bool, state: str) -> None:
    house.text("Late wages since two months", now=utc_now())
    carrier = Carrier(refuse=SendError("no-answer", unknown=True))
    courier = open_courier(house, carrier)
    courier.drain(at_most=1)
    carrier.refuse, carrier.asked = None, asked
    courier.ask_about_uncertain()
    assert texts(house)[0].state == state
    # Nothing goes twice before the carrier has had its five minutes.
    assert "Got" not in [text[:3] for _, text in carrier.sent]


def test_a_text_that_the_carrier_does_not_have_is_sent_again(house: House) -> None:
    house.text("Late wages since two months", now=utc_now())
    carrier = Carrier(refuse=SendError("no-answer", unknown=True), asked=False)
    courier = open_courier(house, carrier, absent_after=timedelta(0))
    courier.drain(at_most=1)
    carrier.refuse = None
    assert courier.ask_about_uncertain() == 1
    courier.drain()
    assert [text[:3] for _, text in carrier.sent].count("Got") == 1


def windowed(house: House, *, open_now: bool) -> None:
    """Gives the contact a window of two hours around now, or far from it."""
    hour = datetime.now(ZoneInfo("Asia/Dhaka")).hour
    start = (hour if open_now else hour + 6) % 24
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        contact.reply_policy = "window"
        contact.window_start, contact.window_end = start, (start + 2) % 24


@pytest.mark.parametrize("open_now", [True, False])
def test_an_answer_that_comes_late_waits_for_safe_hours(house: House, open_now: bool) -> None:
    house.text("Late wages since two months", now=utc_now() - LONG_AGO)
    windowed(house, open_now=open_now)
    carrier = Carrier()
    open_courier(house, carrier).drain()
    if open_now:
        assert len(carrier.sent) == 2
    else:
        assert carrier.sent == []
        assert {one.state for one in texts(house)} == {"held"}
        assert all(one.not_before > utc_now() + timedelta(hours=1) for one in texts(house))


def test_a_late_answer_is_not_sent_to_who_wants_none(house: House) -> None:
    house.text("Late wages since two months", now=utc_now() - LONG_AGO)
    with transaction(house.engine) as session:
        session.scalars(select(Contact)).one().reply_policy = "never"
    carrier = Carrier()
    open_courier(house, carrier).drain()
    assert carrier.sent == []
    assert {(one.state, one.error_code) for one in texts(house)} == {("failed", "not-wanted")}


def test_without_its_channel_a_text_is_not_lost_silently(house: House) -> None:
    house.text("Late wages since two months", now=utc_now())
    open_courier(house).drain()
    assert {(one.state, one.error_code) for one in texts(house)} == {("failed", "no-channel")}


def test_a_carrier_client_that_breaks_holds_up_nobody(house: House) -> None:
    house.text("Late wages since two months", now=utc_now())
    house.text("Late wages", sender="+12025550144", now=utc_now())
    carrier = Carrier()
    once = iter([True])

    def broken() -> None:
        if next(once, False):
            raise ZeroDivisionError

    carrier.meanwhile = broken
    open_courier(house, carrier).drain()
    assert len(carrier.sent) == 3
    assert sorted(one.state for one in texts(house)) == ["sent", "sent", "sent", "uncertain"]
