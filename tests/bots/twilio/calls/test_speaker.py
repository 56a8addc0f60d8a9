"""Steps of a call as requests: what is believed, kept and said, whatever stands in them."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.engine import make_url

from app.wiring.receiving import make_receiver
from bots.carrier_requests import Malformed, RawRequest
from bots.receiving.from_spool import SpoolCollector
from bots.receiving.stand_ins import KEYPAD
from bots.registry import receivers
from bots.twilio.calls.requests import Caller, Callers
from bots.twilio.receive import TwilioReceiver
from bots.twilio.verify import END_PATH, MENU_PATH, RECORDED_PATH, TEXT_PATH, VOICE_PATH
from config.platform.database import reading, transaction
from config.policy.policy import POLICY_FILE
from intake.inbox.seen import Quarantined
from intake.inbox.spool import Spool
from intake.lines.line import TWILIO, Line, LineView
from intake.reports.thread import Message
from tests.support.channels import ACCOUNT, PUBLIC_URL, TOKEN
from tests.support.house import NOON, NUMBER, WORKER, House, make_house
from tests.support.webhook_server import bots_settings, prepare, served

CALL = "CA" + "1" * 32
RECORDING = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Recordings/RE{'2' * 32}"
PATHS = (VOICE_PATH, MENU_PATH, TEXT_PATH, END_PATH)
LINE = LineView("1", "1", TWILIO, NUMBER, ("en", "bn", "es"), "Asia/Dhaka", None, spoken=True)
VERBS = {
    "Response",
    "Reject",
    "Gather",
    "Say",
    "Play",
    "Redirect",
    "Record",
    "Hangup",
}
RECEIVER = TwilioReceiver(ACCOUNT, TOKEN, PUBLIC_URL)


def form(**changed: str) -> dict[str, str]:
    return {
        "AccountSid": ACCOUNT,
        "CallSid": CALL,
        "From": WORKER,
        "To": NUMBER,
        "CallStatus": "ringing",
        "Direction": "inbound",
        "FromCity": "",
        **changed,
    }


def step(target: str, fields: dict[str, str]) -> RawRequest:
    return RawRequest(TWILIO, target, {}, urlencode(fields).encode("utf-8", "replace"), NOON)


def said(target: str, spoken: bool = True, **changed: str) -> ElementTree.Element:
    line = LINE if spoken else None
    body = RECEIVER.answer(step(target, form(**changed)), lambda _: line).body
    return ElementTree.fromstring(body)


@given(
    path=st.sampled_from(PATHS),
    query=st.sampled_from(["", "?again=1", "?c=x", "?c=", "?&&"]),
    digits=st.text(max_size=6),
    caller=st.text(max_size=20) | st.sampled_from([WORKER, *(f"+{one}" for one in KEYPAD)]),
    spoken=st.booleans(),
)
def test_every_answer_is_twiml(
    path: str, query: str, digits: str, caller: str, spoken: bool
) -> None:
    document = said(path + query, spoken, Digits=digits, From=caller)
    verbs = {one.tag for one in document.iter()}
    assert document.tag == "Response"
    assert verbs <= VERBS
    assert len(document), "an empty answer would pick up and hang up"


@given(st.binary(max_size=200), st.sampled_from(PATHS))
def test_whatever_a_form_holds_it_is_answered(body: bytes, path: str) -> None:
    told = RECEIVER.answer(RawRequest(TWILIO, path, {}, body, NOON), lambda _: LINE)
    assert ElementTree.fromstring(told.body)[0].tag == "Reject"
    assert told.take, "the door keeps it apart"


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["en", "bn", None]))
def test_a_caller_comes_back_out_of_an_address_and_stands_nowhere_in_it(
    sender: str, line: str, language: str | None
) -> None:
    callers = Callers(TOKEN)
    token = callers.token(Caller(sender, line, language))
    assert callers.read(token) == Caller(sender, line, language)
    with pytest.raises(Malformed):
        Callers("another token").read(token)


def test_no_number_of_the_caller_stands_in_what_twilio_is_told() -> None:
    body = RECEIVER.answer(step(MENU_PATH, form(Digits="1")), lambda _: LINE).body
    assert "<Record" in body
    assert WORKER[1:] not in body


@pytest.mark.parametrize(
    "hidden", [*(f"+{one}" for one in sorted(KEYPAD)), "Anonymous", "anonymous", "", "Restricted"]
)
def test_what_networks_put_for_a_hidden_number_is_one(hidden: str) -> None:
    assert Caller(hidden, NUMBER).withheld
    assert not Caller(WORKER, NUMBER).withheld


@pytest.fixture
def ready(house: House) -> House:
    prepare(house)
    return house


@pytest.mark.parametrize("path", [*PATHS, RECORDED_PATH])
def test_what_nobody_signed_is_kept_apart(ready: House, path: str) -> None:
    fields = form(RecordingUrl=RECORDING, RecordingStatus="completed")
    with served(ready) as receiver:
        answer = receiver.post(urlencode(fields).encode(), "A" * 28, path)
    assert (answer.status, answer.body) == (403, b"")
    with reading(ready.engine) as session:
        [kept] = session.scalars(select(Quarantined))
    assert (kept.reason, kept.channel) == ("signature", TWILIO)
    assert ready.said() == []


def test_a_forged_callback_with_a_signature_of_another_address_is_refused(ready: House) -> None:
    fields = form(RecordingUrl=RECORDING)
    with served(ready) as receiver:
        signature = receiver.signed(fields, VOICE_PATH)
        assert receiver.post(urlencode(fields).encode(), signature, END_PATH).status == 403


def test_a_call_to_no_line_of_ours_is_rejected_and_kept_apart(ready: House) -> None:
    fields = form(To="+15005550999")
    with served(ready) as receiver:
        signature = receiver.signed(fields, VOICE_PATH)
        answer = receiver.post(urlencode(fields).encode(), signature, VOICE_PATH)
    assert b"<Reject" in answer.body
    with reading(ready.engine) as session:
        assert [one.reason for one in session.scalars(select(Quarantined))] == ["no-line"]


def test_what_was_said_is_taken_in_though_nothing_can_be_answered(
    ready: House, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_bytes(POLICY_FILE.read_bytes())
    token = Callers(TOKEN).token(Caller(WORKER, NUMBER, "en"))
    with served(ready, policy_file=str(policy)) as receiver:
        policy.unlink()
        for path, fields, status in (
            (MENU_PATH, form(Digits="1"), 503),
            (f"{END_PATH}?c={token}", form(RecordingUrl=RECORDING), 200),
        ):
            signature = receiver.signed(fields, path)
            answer = receiver.post(urlencode(fields).encode(), signature, path)
            assert answer.status == status
    assert b"<Hangup" in answer.body
    with reading(ready.engine) as session:
        assert [one.media_count for one in session.scalars(select(Message)) if not one.phrase] == [
            1
        ]


def test_a_recording_that_failed_is_nothing(ready: House) -> None:
    fields = {"AccountSid": ACCOUNT, "CallSid": CALL, "RecordingStatus": "failed"}
    token = Callers(TOKEN).token(Caller(WORKER, NUMBER, "en"))
    target = f"{RECORDED_PATH}?c={token}"
    with served(ready) as receiver:
        answer = receiver.post(urlencode(fields).encode(), receiver.signed(fields, target), target)
    assert answer.status == 200
    assert ready.said() == []


def test_the_callback_and_the_next_step_of_one_recording_are_one_message(ready: House) -> None:
    token = Callers(TOKEN).token(Caller(WORKER, NUMBER, "bn"))
    told = {"AccountSid": ACCOUNT, "CallSid": CALL, "RecordingUrl": RECORDING}
    with served(ready) as receiver:
        for path in (RECORDED_PATH, END_PATH, RECORDED_PATH):
            target = f"{path}?c={token}"
            signature = receiver.signed(told, target)
            assert receiver.post(urlencode(told).encode(), signature, target).status == 200
    assert ready.said() == ["RECEIPT", "ASK_DANGER"]
    assert ready.texts() == [""]


@pytest.mark.parametrize("spoken", [False, True])
def test_while_the_database_is_away_it_waits_in_the_spool(tmp_path: Path, spoken: bool) -> None:
    house = make_house(tmp_path)
    prepare(house)
    with transaction(house.engine) as session:
        session.execute(update(Line).values(spoken=spoken))
    token = Callers(TOKEN).token(Caller(WORKER, NUMBER, "en"))
    target = f"{END_PATH}?c={token}" if spoken else VOICE_PATH
    fields = form(RecordingUrl=RECORDING) if spoken else form()
    busy = sqlite3.connect(make_url(str(house.engine.url)).database or "", isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    with served(house, busy_seconds=0.2) as receiver:
        answer = receiver.post(urlencode(fields).encode(), receiver.signed(fields, target), target)
    busy.execute("ROLLBACK")
    busy.close()
    assert (b"<Hangup" if spoken else b"<Reject") in answer.body
    assert house.said() == []
    settings = bots_settings(house)
    spool = Spool(settings.spool_dir, house.inbox.public())
    receiver = make_receiver(settings, house.engine, receivers(settings))
    assert SpoolCollector(spool, house.inbox, receiver).collect() == 1
    assert house.said() == (["RECEIPT", "ASK_DANGER"] if spoken else ["WELCOME"])
    house.engine.dispose()


def test_a_call_of_long_ago_is_told_apart_from_the_one_before(house: House) -> None:
    """Taken in late (from the spool, from the carrier's list) it counts from when it rang."""
    prepare(house)
    settings = bots_settings(house)
    receiver = make_receiver(settings, house.engine, receivers(settings))
    for number, minutes in enumerate((0, 5, 60)):
        fields = form(CallSid=f"CA{number:032x}")
        late = RawRequest(
            TWILIO,
            VOICE_PATH,
            {},
            urlencode(fields).encode(),
            NOON + timedelta(minutes=minutes),
        )
        receiver.receive_spooled(late)
    assert house.said() == ["WELCOME", "WELCOME"]
