"""Updates of Telegram through the receiver: taken, or acknowledged and kept aside."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.wiring.inbound_store import LARGEST_QUARANTINED
from bots.carrier_requests import ReceiveOutcome
from bots.receiving.receiver import Receiver
from case_management.supply_chain.actions.name_for_links import start_code_of
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.reports.report import Report
from tests.support.channels import (
    SECRET_HEADER,
    bent,
    counted,
    grown,
    row_counts,
    telegram,
    update,
)
from tests.support.house import House

KEPT_ASIDE = {"quarantine", "alarms"}


SERVICE: list[dict[str, Any]] = [
    {"update_id": 1},
    {"update_id": 2, "my_chat_member": {"a": 1}},
    {"update_id": 3, "poll": {"id": "1"}},
    {"update_id": 4, "something_new": {"text": "hello"}},
    {"update_id": 5, "message": None},
]


def test_a_private_message_a_button_and_an_edit_are_taken(house: House, receiver: Receiver) -> None:
    first = update("The fire exit is locked")
    assert receiver.receive_webhook(telegram(first)) is ReceiveOutcome.TAKEN
    pressed = {
        "update_id": 900001,
        "callback_query": {
            "id": "1",
            "from": first["message"]["from"],
            "chat_instance": "1",
            "data": "2",
            "message": first["message"],
        },
    }
    assert receiver.receive_webhook(telegram(pressed)) is ReceiveOutcome.TAKEN
    edited = {"update_id": 900002, "edited_message": first["message"] | {"text": "and floor 4"}}
    assert receiver.receive_webhook(telegram(edited)) is ReceiveOutcome.TAKEN
    assert house.texts() == ["The fire exit is locked", "2", "and floor 4"]
    assert counted(house, Contact) == 1
    assert "SAFETY" in house.said()


def test_a_start_code_of_a_poster_names_the_place(house: House, receiver: Receiver) -> None:
    with transaction(house.engine) as session:
        poster = start_code_of(session.scalars(select(Factory)).one())
    assert receiver.receive_webhook(telegram(update(f"/start {poster}"))) is ReceiveOutcome.TAKEN
    assert (
        receiver.receive_webhook(telegram(update("The fire exit is locked")))
        is ReceiveOutcome.TAKEN
    )
    assert house.said()[0] == "WELCOME"
    assert "ASK_PLACE" not in house.said()
    with transaction(house.engine) as session:
        assert poster in session.scalars(select(Contact.dialogue)).one()


@pytest.mark.parametrize(
    "text", ["/start Rahima", "/start my boss beat me", "/help I am locked in"]
)
def test_words_behind_a_command_are_words(house: House, receiver: Receiver, text: str) -> None:
    assert receiver.receive_webhook(telegram(update(text))) is ReceiveOutcome.TAKEN
    assert house.texts() == [text]
    assert house.said()[0] == "RECEIPT"
    with transaction(house.engine) as session:
        assert "Rahima" not in session.scalars(select(Contact.dialogue)).one()


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_only_private_chats_are_heard(house: House, receiver: Receiver, kind: str) -> None:
    before = row_counts(house.engine)
    content = update("hello", chat_id=-100)
    content["message"]["chat"]["type"] = kind
    assert receiver.receive_webhook(telegram(content)) is ReceiveOutcome.NOTHING
    posted = {"update_id": 900003, "channel_post": content["message"]}
    assert receiver.receive_webhook(telegram(posted)) is ReceiveOutcome.NOTHING
    assert set(grown(before, row_counts(house.engine))) <= KEPT_ASIDE


@pytest.mark.parametrize("content", SERVICE)
def test_other_updates_are_acknowledged(
    house: House, receiver: Receiver, content: dict[str, Any]
) -> None:
    before = row_counts(house.engine)
    assert receiver.receive_webhook(telegram(content)) is ReceiveOutcome.NOTHING
    assert set(grown(before, row_counts(house.engine))) <= KEPT_ASIDE


def test_what_telegram_itself_writes_into_a_chat_is_no_report(
    house: House, receiver: Receiver
) -> None:
    content = update("")
    del content["message"]["text"]
    content["message"]["message_auto_delete_timer_changed"] = {"message_auto_delete_time": 86400}
    assert receiver.receive_webhook(telegram(content)) is ReceiveOutcome.NOTHING
    assert counted(house, Report) == 0


def test_a_photo_without_words_is_a_report(house: House, receiver: Receiver) -> None:
    content = update("")
    del content["message"]["text"]
    size = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
    content["message"]["photo"] = [size]
    assert receiver.receive_webhook(telegram(content)) is ReceiveOutcome.TAKEN
    assert house.said() == ["RECEIPT", "ASK_DANGER"]


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: "গোপন"}])
def test_without_the_secret_nothing_is_believed(
    house: House, receiver: Receiver, headers: dict[str, str]
) -> None:
    before = row_counts(house.engine)
    assert (
        receiver.receive_webhook(bent(telegram(update("forged")), headers=headers))
        is ReceiveOutcome.REFUSED
    )
    assert set(grown(before, row_counts(house.engine))) == KEPT_ASIDE


def dated(date: str) -> bytes:
    """An update with a date that no calendar has."""
    chat = '"chat": {"id": 1, "type": "private"}'
    return f'{{"update_id": 1, "message": {{"message_id": 1, "date": {date}, {chat}}}}}'.encode()


POISON = [
    b"",
    b"{",
    b"null",
    b"7",
    b"[]",
    b"{}",
    b'"update"',
    b"\xff",
    b"[" * 100_000,
    b"NaN",
    b'{"update_id": "1"}',
    b'{"update_id": null, "message": {}}',
    b'{"update_id": 1.5}',
    b'{"update_id": 1, "message": 7}',
    b'{"update_id": 1, "message": []}',
    b'{"update_id": 1, "message": {"date": 1e400}}',
    dated("1e400"),
    dated("99999999999999999999"),
    dated("-1e15"),
    dated('"now"'),
    b'{"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {}}}',
    b'{"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": 5}}',
    b'{"update_id": 1, "callback_query": {"id": 1}}',
]


@pytest.mark.parametrize("body", POISON, ids=range(len(POISON)))
def test_a_poisoned_update_is_acknowledged_and_kept_aside(
    house: House, receiver: Receiver, body: bytes
) -> None:
    before = row_counts(house.engine)
    request = bent(telegram({}), body=body)
    # What the quarantine has no room for waits in the spool, for a person to look at.
    kept = ReceiveOutcome.SPOOLED if len(body) > LARGEST_QUARANTINED else ReceiveOutcome.NOTHING
    assert receiver.receive_webhook(request) is kept
    assert set(grown(before, row_counts(house.engine))) <= KEPT_ASIDE


ODD_MESSAGES = [
    {"text": "\ud800"},
    {"text": "\x00"},
    {"text": 7},
    {"text": ["a"]},
    {"text": {"a": 1}},
    {"text": "/start \x00"},
    {"text": "/start \ud83d"},
    {"caption": "\udfff"},
    {"from": {"id": 1, "is_bot": False, "first_name": "A", "language_code": "x" * 300}},
    {"from": {"id": 1, "is_bot": False, "first_name": "A", "language_code": 5}},
    {"chat": {"id": "x" * 500, "type": "private"}},
    {"chat": {"id": 10**30, "type": "private"}},
    {"chat": {"id": "\ud800", "type": "private"}},
]


@pytest.mark.parametrize("odd", ODD_MESSAGES, ids=range(len(ODD_MESSAGES)))
def test_an_odd_message_never_breaks_the_receiver(
    house: House, receiver: Receiver, odd: dict[str, Any]
) -> None:
    assert receiver.receive_webhook(telegram(update("first", **odd))) in {
        ReceiveOutcome.TAKEN,
        ReceiveOutcome.NOTHING,
    }
    # The worker's chat goes on.
    assert (
        receiver.receive_webhook(telegram(update("The fire exit is locked")))
        is ReceiveOutcome.TAKEN
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


FIELDS = st.sampled_from(
    [
        "text",
        "date",
        "chat",
        "from",
        "caption",
        "photo",
        "message_id",
        "entities",
        "contact",
        "reply_to_message",
        "forward_origin",
        "voice",
        "venue",
        "poll",
    ]
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(FIELDS, JSON, max_size=3))
def test_no_field_of_any_shape_breaks_the_receiver(
    house: House, receiver: Receiver, odd: dict[str, Any]
) -> None:
    answer = receiver.receive_webhook(telegram(update("The fire exit is locked", **odd)))
    assert answer in {ReceiveOutcome.TAKEN, ReceiveOutcome.NOTHING}
