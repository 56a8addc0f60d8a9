"""What native speakers recorded: played to callers, sent to who speaks on Telegram, and checked."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from sqlalchemy import select

from app.webhooks.application import create_webhooks
from bots.carrier_requests import RawRequest
from bots.media.recordings import recorded
from bots.practice.phones.silent_sound import silence
from bots.receiving.stand_ins import KEYPAD
from bots.telegram.api import BotApi
from bots.telegram.send import TelegramSender
from bots.twilio.calls.requests import Caller, Callers
from bots.twilio.receive import TwilioReceiver
from bots.twilio.verify import END_PATH, MENU_PATH, VOICE_PATH
from config.platform.database import reading, transaction, utc_now
from intake.contacts.contact import Contact
from intake.dialogue.texts.spoken import Spoken
from intake.lines.line import TELEGRAM, TWILIO, Line, LineView
from intake.monitoring.alarms import Alarm
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import PICTURE, SOUND, Outbound
from intake.outbox.recordings import CALL, LARGEST_BYTES, Recordings, call_name
from intake.reception.arrival.resources import Resources
from intake.reception.take_in import Reception
from intake.reports.thread import Message
from tests.bots.practice.running import BOT_TOKEN, Running, running
from tests.support.channels import (
    ACCOUNT,
    PUBLIC_URL,
    TOKEN,
    open_courier,
    open_receiver,
    telegram,
    update,
)
from tests.support.fallback import firedoor
from tests.support.house import NOON, NUMBER, WORKER, House
from tests.support.webhook_server import bots_settings, prepare

CHAT = 7501
CALL_SID = "CA" + "3" * 32
SECONDS = 2
LINE = LineView("1", "1", TWILIO, NUMBER, ("en", "my", "km"), "Asia/Dhaka", None, spoken=True)
NAME_OF_A_SPEAKER = b"Daw Nobody"
TAGGED = b"ID3\x03\x00\x00\x00\x00\x00\x0a" + NAME_OF_A_SPEAKER + silence(SECONDS)


def lay(folder: Path, language: str, *names: str, data: bytes = TAGGED) -> Recordings:
    (folder / language).mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / language / f"{name}.mp3").write_bytes(data)
    return Recordings(folder)


def call_of(key: int) -> tuple[str, ...]:
    return (call_name(Spoken.MENU, key), *map(call_name, CALL))


# ---- on the telephone ---------------------------------------------------------------------------


def heard(folder: Path, target: str, **changed: str) -> ElementTree.Element:
    receiver = TwilioReceiver(ACCOUNT, TOKEN, PUBLIC_URL, recordings_dir=folder)
    fields = {"AccountSid": ACCOUNT, "CallSid": CALL_SID, "From": WORKER, "To": NUMBER, **changed}
    request = RawRequest(TWILIO, target, {}, urlencode(fields).encode(), NOON)
    return ElementTree.fromstring(receiver.answer(request, lambda _: LINE).body)


def played(document: ElementTree.Element) -> list[str | None]:
    return [one.text for one in document.iter("Play")]


def address(language: str, name: str) -> str:
    return f"{PUBLIC_URL}/webhooks/recordings/{language}/{name}.mp3"


def test_a_language_without_a_voice_is_played_where_it_is_recorded(tmp_path: Path) -> None:
    assert played(heard(tmp_path, VOICE_PATH)) == []
    lay(tmp_path, "my", *call_of(2))
    menu = heard(tmp_path, VOICE_PATH)
    assert played(menu) == [address("my", "call_menu_2")]
    assert len(list(menu.iter("Say"))) == 1, "Khmer has neither"
    chosen = heard(tmp_path, MENU_PATH, Digits="2", From=f"+{min(KEYPAD)}")
    assert played(chosen) == [address("my", "call_no_way_back"), address("my", "call_consent")]
    token = Callers(TOKEN).token(Caller(WORKER, NUMBER, "my"))
    assert played(heard(tmp_path, f"{END_PATH}?c={token}")) == [address("my", "call_thanks")]


def test_a_menu_that_names_another_key_is_not_played(tmp_path: Path) -> None:
    lay(tmp_path, "my", *call_of(1))
    assert played(heard(tmp_path, VOICE_PATH)) == []


def test_a_call_that_is_not_whole_is_not_begun(tmp_path: Path) -> None:
    lay(tmp_path, "my", *call_of(2)[:-1])
    assert played(heard(tmp_path, VOICE_PATH)) == []


def test_a_person_goes_before_a_voice(tmp_path: Path) -> None:
    lay(tmp_path, "en", "call_consent")
    chosen = heard(tmp_path, MENU_PATH, Digits="1")
    assert played(chosen) == [address("en", "call_consent")]
    assert not list(chosen.iter("Say"))


def test_a_recording_that_was_taken_away_ends_no_call(tmp_path: Path) -> None:
    lay(tmp_path, "my", *call_of(2))
    token = Callers(TOKEN).token(Caller(WORKER, NUMBER, "my"))
    (tmp_path / "my" / "call_thanks.mp3").unlink()
    assert [one.tag for one in heard(tmp_path, f"{END_PATH}?c={token}")] == ["Hangup"]


def test_a_folder_that_can_not_be_looked_into_ends_no_call(tmp_path: Path) -> None:
    """The system refuses it, as it does a folder of somebody else's."""
    refused = tmp_path / ("x" * 300)
    with pytest.raises(OSError, match="too long"):
        refused.is_file()
    chosen = heard(refused, MENU_PATH, Digits="1")
    assert len(list(chosen.iter("Record"))) == len(list(chosen.iter("Say"))) == 1
    assert recorded(Recordings(refused), "en", "call_consent") is None


def test_a_carrier_fetches_the_sound_alone(house: House, tmp_path: Path) -> None:
    prepare(house)
    folder = tmp_path / "recordings"
    lay(folder, "my", "call_consent")
    lay(folder, "my", "call_thanks", data=b"no sound")
    (tmp_path / "secret.mp3").write_bytes(TAGGED)
    client = create_webhooks(bots_settings(house, recordings_dir=str(folder)), house.engine)
    with client.test_client() as caller:
        answer = caller.get("/webhooks/recordings/my/call_consent.mp3")
        assert (answer.status_code, answer.mimetype) == (200, "audio/mpeg")
        assert answer.data == silence(SECONDS)
        for missing in (
            "my/call_thanks",
            "km/call_consent",
            "my/nothing",
            "..%2f/secret",
            "../secret",
            "my/..%2f..%2fsecret",
        ):
            target = f"/webhooks/recordings/{missing}.mp3"
            assert caller.get(target, follow_redirects=True).status_code == 404


def test_a_recording_is_read_once_until_it_is_replaced(house: House, tmp_path: Path) -> None:
    prepare(house)
    folder = tmp_path / "recordings"
    lay(folder, "zh_Hans", "call_consent")
    file = folder / "zh_Hans" / "call_consent.mp3"
    laid = file.stat()
    client = create_webhooks(bots_settings(house, recordings_dir=str(folder)), house.engine)
    with client.test_client() as caller:
        target = "/webhooks/recordings/zh_Hans/call_consent.mp3"
        first = caller.get(target)
        assert first.headers["Cache-Control"] == "public, max-age=3600"
        # Nobody can tell it from the first but who reads it again.
        file.write_bytes(bytes(laid.st_size))
        os.utime(file, ns=(laid.st_atime_ns, laid.st_mtime_ns))
        assert caller.get(target).data == first.data == silence(SECONDS)
        file.write_bytes(silence(SECONDS + 1))
        assert caller.get(target).data == silence(SECONDS + 1)
        file.write_bytes(silence(1) + bytes(LARGEST_BYTES))
        assert caller.get(target).status_code == 404


def test_a_recording_that_is_too_large_is_not_played(tmp_path: Path) -> None:
    lay(tmp_path, "en", "call_consent", data=silence(1) + bytes(LARGEST_BYTES))
    chosen = heard(tmp_path, MENU_PATH, Digits="1")
    assert (played(chosen), len(list(chosen.iter("Say")))) == ([], 1)


# ---- on Telegram --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def carrier() -> Iterator[Running]:
    with running() as started:
        yield started


@pytest.fixture
def kept(house: House, tmp_path: Path) -> Recordings:
    """A house whose receivers and courier have recordings of two English texts."""
    found = lay(tmp_path / "recordings", "en", "ask_danger", "ask_contact")
    house.reception = Reception(
        house.trust,
        Resources(house.peppers, house.policy, house.inbox.public(), recordings=found),
    )
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
    return found


def speak(house: House, carrier: Running, words: str = "") -> None:
    """The worker speaks, or writes where there are words."""
    carrier.post("/chat/send", chat=CHAT, text=words or "…")
    voice = {"voice": {"file_id": "v1", "file_unique_id": "u", "duration": 4}}
    content = update(words, CHAT, **({} if words else voice))
    if not words:
        del content["message"]["text"]
    assert open_receiver(house).receive_webhook(replace(telegram(content), received_at=utc_now()))


def forms(house: House) -> list[tuple[str | None, str | None, str]]:
    with reading(house.engine) as session:
        rows = session.scalars(select(Outbound).order_by(Outbound.created_at, Outbound.place))
        return [(one.phrase, one.form, one.state) for one in rows]


def test_who_speaks_hears_what_is_recorded(
    house: House, carrier: Running, kept: Recordings
) -> None:
    speak(house, carrier)
    sender = TelegramSender(BotApi(BOT_TOKEN, carrier.url))
    open_courier(house, sender, recordings=kept).drain()
    assert forms(house) == [
        ("RECEIPT", None, DeliveryState.SENT),
        ("ASK_DANGER", PICTURE, DeliveryState.SENT),
        ("ASK_DANGER", SOUND, DeliveryState.SENT),
    ]
    shown = carrier.get(f"/chat/{CHAT}/messages")["messages"][-3:]
    assert [one["file_kind"] for one in shown] == ["", "photo", "voice"]
    sound = carrier.http.get(f"/chat/{CHAT}/file/{shown[-1]['message_id']}")
    assert sound.content == silence(SECONDS)
    # A sound is no answer of its own: neither in the limit of answers nor in the thread.
    with reading(house.engine) as session:
        assert session.scalars(select(Contact.noise_answers)).one() == 2
        said = session.scalars(select(Message.phrase).where(Message.phrase.is_not(None)))
        assert sorted(said) == ["ASK_DANGER", "RECEIPT"]


def test_who_writes_hears_nothing(house: House, carrier: Running, kept: Recordings) -> None:
    speak(house, carrier, "Overtime of October is not paid")
    assert [form for _, form, _ in forms(house)] == [None, None]


def test_a_recording_that_is_gone_costs_its_sound_only(
    house: House, carrier: Running, kept: Recordings
) -> None:
    speak(house, carrier)
    assert kept.folder is not None
    (kept.folder / "en" / "ask_danger.mp3").unlink()
    sender = TelegramSender(BotApi(BOT_TOKEN, carrier.url))
    open_courier(house, sender, recordings=kept).drain()
    assert forms(house)[1:] == [
        ("ASK_DANGER", PICTURE, DeliveryState.SENT),
        ("ASK_DANGER", SOUND, DeliveryState.FAILED),
    ]
    with reading(house.engine) as session:
        assert session.scalars(select(Alarm.kind)).all() == []


# ---- the check ----------------------------------------------------------------------------------


def test_the_check_says_what_is_missing_too_long_and_unreadable(tmp_path: Path) -> None:
    environment = {"FIREDOOR_DATA_DIR": str(tmp_path), "RECORDINGS_DIR": str(tmp_path / "own")}
    lay(tmp_path / "own", "my", *call_of(2))
    done = firedoor(environment, "recordings", "check", "my")
    assert (done.returncode, done.stderr) == (0, "")
    assert "well   my: 5 recordings; calls: recorded" in done.stdout
    assert "missing: ask_danger, ask_topic" in done.stdout
    lay(tmp_path / "own", "my", "ask_danger", data=silence(61))
    lay(tmp_path / "own", "my", "ask_topic", data=b"OggS and so on")
    lay(tmp_path / "own", "my", "thanks", data=silence(70) * 2)
    lay(tmp_path / "own", "my", "receipt")
    lay(tmp_path / "own", "xx", "thanks")
    done = firedoor(environment, "recordings", "check")
    assert done.returncode == 1
    for sentence in (
        "WRONG  my: 8 recordings",
        "ask_danger.mp3: too long: 61 seconds, at most 60",
        "ask_topic.mp3: can't be read as an MP3",
        "thanks.mp3: too large",
        "receipt.mp3: no such text",
        "WRONG  xx: no language of the policy file",
        "well   km: no recording; calls: nobody speaks it",
        "well   bn: no recording; calls: a voice of the carrier",
    ):
        assert sentence in done.stdout
    assert firedoor(environment, "recordings", "check", "xx").returncode == 2


def test_a_speaker_is_told_what_to_say(tmp_path: Path) -> None:
    done = firedoor({"FIREDOOR_DATA_DIR": str(tmp_path)}, "recordings", "script", "en")
    assert done.returncode == 0
    assert "en/call_menu_1.mp3\n    To speak in English, press 1.\n" in done.stdout
    assert "en/ask_danger.mp3\n    Are you safe right now?" in done.stdout
    assert "receipt" not in done.stdout


def test_nothing_is_read_from_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "call_thanks.mp3").write_bytes(TAGGED)
    inside = lay(tmp_path / "own", "my", "call_consent")
    assert recorded(inside, "..", "call_thanks") is None
    assert recorded(inside, "my", "../../call_thanks") is None
    assert recorded(Recordings(), "my", "call_consent") is None
