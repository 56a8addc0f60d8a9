"""No copy stays with a carrier: the practice carrier, over HTTP, by the real libraries."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bots.sending.delete_copies import CopyDeletion
from bots.telegram.api import BotApi
from bots.telegram.delete import TelegramCopyDeleter
from bots.twilio.delete import TwilioCopyDeleter
from config.platform.database import transaction, utc_now
from intake.lines.line import TELEGRAM, TWILIO, Line
from intake.outbox.carrier_copies import Removal, counts
from intake.outbox.copy_states import CopyState
from intake.reception.arrival.inbound import Inbound
from intake.reports.attachments import IMAGE, MediaFile, MediaRef
from tests.bots.practice.running import ACCOUNT, AUTH_TOKEN, BOT_TOKEN, Running, running
from tests.support.house import WORKER, House


@pytest.fixture(scope="module")
def carrier() -> Iterator[Running]:
    with running(delete_delay="0") as one:
        yield one


@pytest.fixture(scope="module")
def slow_carrier() -> Iterator[Running]:
    with running(delete_delay="3600") as one:
        yield one


def copy_deleter(house: House, carrier: Running, on: bool = True) -> CopyDeletion:
    deleters = {
        TWILIO: TwilioCopyDeleter(ACCOUNT, AUTH_TOKEN, carrier.url),
        TELEGRAM: TelegramCopyDeleter(BotApi(BOT_TOKEN, carrier.url)),
    }
    return CopyDeletion(house.engine, house.courier, deleters, on)


def sms(house: House, carrier: Running, text: str = "The exit is locked") -> str:
    """A text that the carrier has and we took in; gives its id there."""
    carrier.post("/phone/send", **{"from": WORKER, "text": text})
    sid = carrier.twilio().messages.list(from_=WORKER, limit=1)[0].sid or ""
    house.text(text, provider_id=sid, copy_id=sid, now=utc_now())
    return sid


def make_due(house: House) -> None:
    """Its time has come."""
    with transaction(house.engine) as session:
        session.execute(
            update(Removal).where(Removal.state == CopyState.DUE).values(due_at=utc_now())
        )


def states(house: House) -> list[tuple[str, str | None]]:
    with transaction(house.engine) as session:
        return [(row.state, row.error_code) for row in session.scalars(select(Removal))]


def test_a_text_is_deleted_at_twilio_and_its_id_forgotten(house: House, carrier: Running) -> None:
    sid = sms(house, carrier)
    assert copy_deleter(house, carrier).remove() == 0, "too early"
    make_due(house)
    assert copy_deleter(house, carrier).remove() == 1
    assert sid not in [one.sid for one in carrier.twilio().messages.list()]
    with transaction(house.engine) as session:
        [row] = session.scalars(select(Removal))
        assert (row.state, row.copy_sealed, row.contact_id) == (CopyState.DONE, None, None)
        [line] = counts(session, house.organisation_id, row.noted_on)
        assert (line.channel, line.state, line.number) == (TWILIO, CopyState.DONE, 1)


def test_what_is_gone_already_is_counted_as_gone(house: House, carrier: Running) -> None:
    sid = sms(house, carrier)
    carrier.twilio().messages(sid).delete()
    make_due(house)
    copy_deleter(house, carrier).remove()
    assert states(house) == [(CopyState.GONE, None)]


def test_20009_is_tried_again_until_fourteen_days_are_over(
    house: House, slow_carrier: Running
) -> None:
    sms(house, slow_carrier)
    make_due(house)
    copy_deleter(house, slow_carrier).remove()
    assert states(house) == [(CopyState.DUE, "20009")]
    with transaction(house.engine) as session:
        session.execute(
            update(Removal).values(due_at=utc_now(), expires_at=utc_now() + timedelta(seconds=30))
        )
    copy_deleter(house, slow_carrier).remove()
    assert states(house) == [(CopyState.REFUSED, "20009")]


def test_a_message_waits_until_its_files_are_fetched(house: House, carrier: Running) -> None:
    house.text("", provider_id="SMx", copy_id="SMx", media=(MediaRef(IMAGE, "x"),), now=utc_now())
    make_due(house)
    assert copy_deleter(house, carrier).remove() == 0
    with transaction(house.engine) as session:
        session.execute(update(MediaFile).values(state="ready"))
    assert copy_deleter(house, carrier).remove() == 1


def test_switched_off_nothing_is_deleted_and_the_ledger_says_so(
    house: House, carrier: Running
) -> None:
    sid = sms(house, carrier)
    make_due(house)
    copy_deleter(house, carrier, on=False).remove()
    assert states(house) == [(CopyState.REFUSED, "switched-off")]
    assert sid in [one.sid for one in carrier.twilio().messages.list()]


def test_a_chat_is_emptied_only_when_the_worker_wants_it(house: House, carrier: Running) -> None:
    with transaction(house.engine) as session:
        session.add(
            Line(
                organisation_id=house.organisation_id,
                channel=TELEGRAM,
                address="bot",
                languages="en",
                time_zone="Asia/Dhaka",
            )
        )

    def say(text: str) -> None:
        sent = carrier.post("/chat/send", chat=7001, text=text)
        with transaction(house.engine) as session:
            house.reception.take_in(
                session,
                Inbound(
                    channel=TELEGRAM,
                    provider_id=str(sent["update_id"]),
                    line_address="bot",
                    sender="7001",
                    text=text,
                    copy_id=str(sent["message_id"]),
                    is_chat=True,
                ),
                utc_now(),
            )

    say("The exit is locked")
    say("at night too")
    assert copy_deleter(house, carrier).remove() == 0
    assert [one for one, _ in states(house)] == [CopyState.KEPT, CopyState.KEPT]
    say("CLEAR")
    assert copy_deleter(house, carrier).remove() == 2
    assert sorted(one for one, _ in states(house)) == [
        CopyState.DONE,
        CopyState.DONE,
        CopyState.DUE,
    ]
    assert [text for _, text in carrier.screen("/chat/7001") if text] == ["CLEAR"]
    make_due(house)
    copy_deleter(house, carrier).remove()
    assert [text for _, text in carrier.screen("/chat/7001") if text] == []


def test_never_on_sms(house: House, carrier: Running) -> None:
    sms(house, carrier)
    house.text("CLEAR", now=utc_now())
    assert "CLEARED" not in house.said()
