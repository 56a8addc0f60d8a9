"""The way out: shared rates, STOPs, safe hours, the day's money, what nobody knows."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event as Flag

import pytest
from sqlalchemy import select, update

from bots.errors import SendError
from bots.sending.courier import OutboxCourier
from config.platform.database import new_id, transaction, utc_now
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.lines.line import Line
from intake.monitoring.alarms import COST, Alarm
from intake.outbox.claims import claim
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.line_rates import Rates
from intake.outbox.outbox import BULK, FIRST, NEXT, TEXT, Outbound, figures
from intake.outbox.token_bucket import Rate
from intake.replies.notify import notify
from intake.reports.report import Report
from tests.support.channels import Carrier, open_courier
from tests.support.house import NOON, House

SLOW = Rates({}, burst=3, chat=Rate(6000, 50))


def row(house: House, identifier: str) -> Outbound:
    with transaction(house.engine) as session:
        return session.get_one(Outbound, identifier)


def contacts(house: House, count: int) -> list[Contact]:
    for number in range(count):
        house.text("The fire exit is locked", sender=f"+4477009{number:05d}", now=utc_now())
    with transaction(house.engine) as session:
        session.execute(update(Outbound).values(state=DeliveryState.DELIVERED))
        return list(session.scalars(select(Contact).order_by(Contact.id)))


def put(house: House, contact: Contact, **more: object) -> str:
    identifier = new_id()
    values: dict[str, object] = {
        "kind": TEXT,
        "contact_id": contact.id,
        "line_id": contact.line_id,
        "phrase": "ADDED",
        "language": "en",
        "not_before": utc_now(),
        "created_at": utc_now(),
        "answer": True,
        "effect_key": identifier,
        "priority": NEXT,
    }
    with transaction(house.engine) as session:
        session.add(Outbound(id=identifier, **(values | more)))
    return identifier


def test_two_couriers_together_keep_to_the_rate_of_a_line(house: House) -> None:
    known = contacts(house, 12)
    for contact in known:
        put(house, contact)
    now = utc_now()

    def work(_: int) -> int:
        with transaction(house.engine) as session:
            return len(claim(session, now, 20, rates=SLOW))

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(8))) == SLOW.burst
    with transaction(house.engine) as session:
        assert claim(session, now + timedelta(milliseconds=900), 20, rates=SLOW) == []
    with transaction(house.engine) as session:
        assert len(claim(session, now + timedelta(seconds=2), 20, rates=SLOW)) == 2


def test_a_chat_gets_one_text_a_second_and_holds_up_nobody_else(house: House) -> None:
    rates = Rates({}, burst=50, chat=Rate(60, 1))
    one, other = contacts(house, 2)
    first = put(house, one)
    put(house, one, place=1)
    now = utc_now()
    with transaction(house.engine) as session:
        [claimed] = claim(session, now, 1, rates=rates)
        assert claimed.id == first
        claimed.state = DeliveryState.SENT
    waiting = put(house, other, created_at=utc_now())
    with transaction(house.engine) as session:
        assert [each.id for each in claim(session, utc_now(), 9, rates=rates)] == [waiting]


def test_a_line_with_a_rate_of_its_own_is_as_fast_as_that(house: House) -> None:
    for contact in contacts(house, 4):
        put(house, contact)
    with transaction(house.engine) as session:
        session.execute(update(Line).values(a_minute=6000))
    now = utc_now()
    with transaction(house.engine) as session:
        assert len(claim(session, now, 9, rates=SLOW)) == SLOW.burst
    with transaction(house.engine) as session:
        assert len(claim(session, now + timedelta(milliseconds=30), 9, rates=SLOW)) == 1


def test_receipts_go_before_single_replies_and_those_before_bulk(house: House) -> None:
    priorities = (BULK, NEXT, FIRST, BULK, NEXT, FIRST)
    rows = {
        put(house, contact, priority=priority): priority
        for contact, priority in zip(contacts(house, 6), priorities, strict=True)
    }
    now, order = utc_now(), []
    for turn in range(4):
        with transaction(house.engine) as session:
            found = claim(session, now + timedelta(seconds=3 * turn), 20, rates=SLOW)
            order += [rows[one.id] for one in found]
    assert order == [FIRST, FIRST, NEXT, NEXT, BULK, BULK]


def test_news_to_all_workers_of_a_case_are_bulk(house: House) -> None:
    contacts(house, 1)
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        notify(session, report, Phrase.NEWS_READ, house.policy.intake, NOON)
    with transaction(house.engine) as session:
        news = session.scalars(select(Outbound).where(Outbound.phrase == "NEWS_READ")).one()
        assert news.priority == BULK


def test_when_the_carrier_says_later_no_courier_writes_before(house: House) -> None:
    one, other = contacts(house, 2)
    carrier = Carrier(refuse=SendError("20429", retryable=True, retry_after=600))
    slowed, waiting = put(house, one), put(house, other, not_before=utc_now() + timedelta(hours=1))
    began = utc_now()
    assert open_courier(house, carrier).drain() == 1
    assert row(house, slowed).not_before >= began + timedelta(seconds=600)
    with transaction(house.engine) as session:
        session.execute(update(Outbound).where(Outbound.id == waiting).values(not_before=began))
    carrier.refuse = None
    assert open_courier(house, carrier).drain() == 0
    assert carrier.sent == []


@pytest.mark.parametrize("code", ["21610", "blocked"])
def test_a_carrier_that_refuses_for_a_worker_stops_us(house: House, code: str) -> None:
    [contact] = contacts(house, 1)
    refused, waiting = put(house, contact), put(house, contact, place=1)
    open_courier(house, Carrier(refuse=SendError(code))).drain()
    assert {row(house, one).error_code for one in (refused, waiting)} == {code}
    with transaction(house.engine) as session:
        stopped = session.get_one(Contact, contact.id)
        assert (stopped.opted_out, stopped.stopped_by is not None) == (True, True)


def test_a_workers_stop_is_confirmed_and_nothing_else_goes(house: House) -> None:
    house.text("The fire exit is locked", now=utc_now())
    house.text("বন্ধ", now=utc_now())
    carrier = Carrier()
    open_courier(house, carrier).drain()
    assert len(carrier.sent) == 1


def test_held_texts_follow_the_hours_chosen_last(house: House) -> None:
    [contact] = contacts(house, 1)
    held = put(
        house,
        contact,
        answer=False,
        state=DeliveryState.HELD,
        not_before=utc_now() + timedelta(hours=9),
    )
    carrier = Carrier()
    house.text("1", sender="+447700900000", now=utc_now())
    house.text("0", sender="+447700900000", now=utc_now())
    house.text("1", sender="+447700900000", now=utc_now())
    open_courier(house, carrier).drain()
    assert row(house, held).state == DeliveryState.SENT


@pytest.mark.parametrize(("policy", "state"), [("window", "held"), ("never", "failed")])
def test_a_text_that_is_due_outside_safe_hours_waits_again(
    house: House, policy: str, state: str
) -> None:
    [contact] = contacts(house, 1)
    hour = _hour_in_dhaka(utc_now())
    with transaction(house.engine) as session:
        session.execute(
            update(Contact).values(
                reply_policy=policy, window_start=(hour + 5) % 24, window_end=(hour + 6) % 24
            )
        )
    waiting, urgent = put(house, contact, answer=False), put(house, contact, place=1, urgent=True)
    carrier = Carrier()
    open_courier(house, carrier).drain()
    assert (row(house, waiting).state, row(house, urgent).state) == (state, "sent")
    if state == "held":
        assert row(house, waiting).not_before > utc_now() + timedelta(hours=4)


def _hour_in_dhaka(now: datetime) -> int:
    return (now + timedelta(hours=6)).hour


def test_an_answer_is_worth_ten_minutes_to_the_carrier(house: House) -> None:
    seen: list[int | None] = []

    class Noting(Carrier):
        def send(self, outgoing):  # type: ignore[no-untyped-def]
            seen.append(outgoing.valid_seconds)
            return super().send(outgoing)

    [contact] = contacts(house, 1)
    put(house, contact)
    put(house, contact, place=1, urgent=True)
    open_courier(house, Noting()).drain()
    assert 60 <= (seen[0] or 0) <= 600
    assert seen[1] is None


@pytest.fixture
def unsure(house: House) -> Iterator[tuple[House, OutboxCourier, Carrier]]:
    carrier = Carrier(refuse=SendError("no-answer", unknown=True))
    yield house, open_courier(house, carrier, absent_after=timedelta(0)), carrier


def test_where_nobody_can_be_asked_it_is_sent_once_more_and_never_a_third_time(
    unsure: tuple[House, OutboxCourier, Carrier],
) -> None:
    house, courier, _ = unsure
    [contact] = contacts(house, 1)
    text = put(house, contact, urgent=True)
    for _ in range(4):
        courier.drain()
        courier.ask_about_uncertain()
        with transaction(house.engine) as session:
            session.execute(
                update(Outbound).where(Outbound.id == text).values(not_before=utc_now())
            )
    found = row(house, text)
    assert (found.state, found.error_code, found.attempts) == ("failed", "not-known", 2)
    assert found.maybe_twice
    with transaction(house.engine) as session:
        counted = figures(session)
    assert (counted.maybe_twice, counted.uncertain, counted.states["failed"]) == (1, 2, 1)


def test_what_the_carrier_has_is_not_sent_again_and_not_called_double(
    unsure: tuple[House, OutboxCourier, Carrier],
) -> None:
    house, courier, carrier = unsure
    [contact] = contacts(house, 1)
    text, carrier.asked = put(house, contact), True
    courier.drain()
    assert courier.ask_about_uncertain() == 1
    found = row(house, text)
    assert (found.state, found.maybe_twice, found.attempts) == ("sent", False, 1)


def test_beyond_the_days_money_only_receipts_go_and_an_alarm_says_so(house: House) -> None:
    sending = replace(house.policy.sending, segments_a_day={"twilio": 2}, burst=50)
    house.policy = replace(house.policy, sending=sending)
    carrier, known = Carrier(), contacts(house, 7)
    first = [put(house, contact) for contact in known[:2]]
    open_courier(house, carrier).drain()
    receipt, plain = put(house, known[2], priority=FIRST), put(house, known[3])
    open_courier(house, carrier).drain()
    last = put(house, known[4], priority=FIRST)
    open_courier(house, carrier).drain()
    over, urgent = put(house, known[5], priority=FIRST), put(house, known[6], urgent=True)
    open_courier(house, carrier).drain()
    states = [row(house, one).state for one in (*first, receipt, plain, last, over, urgent)]
    assert states == ["sent", "sent", "sent", "held", "sent", "held", "sent"]
    assert row(house, plain).not_before > utc_now()
    with transaction(house.engine) as session:
        assert [one.kind for one in session.scalars(select(Alarm))] == [COST]


def test_a_courier_that_waits_for_a_bucket_hears_that_it_must_stop(house: House) -> None:
    for contact in contacts(house, 4):
        put(house, contact)
    sending = replace(house.policy.sending, burst=1)
    house.policy = replace(house.policy, sending=sending)
    carrier = Carrier()
    courier = open_courier(house, carrier)
    stopped: Flag = courier._stopped
    carrier.meanwhile = stopped.set
    assert courier.drain() == 1
