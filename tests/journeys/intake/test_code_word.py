"""A code word: what we begin waits until it is given, the two words are kept nowhere, and whoever
forces a worker to give one sees nothing."""

import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from config.platform.database import transaction, utc_now
from config.policy.reading.spans import Between
from intake.code_words.code_word import CodeWord
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.monitoring.alarms import DURESS, Alarm
from intake.outbox.buckets import Pace
from intake.outbox.outbox import TEXT, Outbound
from intake.privacy.erase_worker import Erasure
from intake.privacy.rotate_peppers import (
    RotationStage,
    announce,
    begin_moving,
    current,
    hand_over,
    index_anew,
    progress,
)
from intake.replies.notify import notify
from intake.reports.attachments import MediaRef
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.intake.privacy.test_rotate_peppers import with_peppers
from tests.intake.reception.test_take_in import code_of, rows
from tests.support.channels import Carrier, open_courier
from tests.support.house import NOON, WORKER, House, make_house
from vault.blind_index import pepper_name
from vault.peppers import Peppers

WORD, SECOND = "Blue Heron", "শাপলা ৭"
ALWAYS = Between(0, 24)
OPENING = "A person has opened your message."
QUESTION = "Hello. Send your word to see if there is something for you."
NOTHING = "Thank you. There is nothing new for you."
WRONG = "That word is not right. Please try again."


def with_word(house: House, now: datetime = NOON, second: str = SECOND) -> None:
    """A worker reported, may be written to at any hour, and chose two words."""
    house.text("Late wages since two months", now=now)
    for text in ("1", "4417", "1", "1", "WORD", WORD, second):
        house.text(text, now=now)
    with transaction(house.engine) as session:
        sent = update(Outbound).values(state="sent", settled_at=now)
        session.execute(sent.where(Outbound.kind == TEXT))


def begin(house: House, now: datetime) -> None:
    """We begin to write to the worker."""
    with transaction(house.engine) as session:
        report = session.scalars(select(Report).order_by(Report.received_at)).first()
        assert report is not None
        rules = replace(house.policy.intake, safe_hours=ALWAYS)
        notify(session, report, Phrase.NEWS_READ, rules, now)


def drained(house: House) -> list[str]:
    """What a courier, started anew, sends."""
    carrier = Carrier()
    with transaction(house.engine) as session:
        # The pace of one chat is not what is tested here.
        session.execute(delete(Pace))
    open_courier(house, carrier).drain()
    return [text for address, text in carrier.sent if address == WORKER]


@pytest.fixture
def now() -> datetime:
    return utc_now()


@pytest.fixture
def asked(house: House, now: datetime) -> House:
    """A text is held for the word, and the worker was asked for it."""
    with_word(house, now)
    drained(house)
    begin(house, now)
    assert drained(house) == [QUESTION]
    return house


def news(house: House) -> Outbound:
    found: Outbound = next(row for row in rows(house, Outbound) if row.phrase == "NEWS_READ")
    return found


def test_the_two_words_are_kept_nowhere(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    with_word(house)
    house.text(WORD)
    house.text(SECOND)
    kept = ["Late wages since two months", "1", "4417", "1", "1", "WORD"]
    assert sorted(house.texts()) == sorted(kept)
    on_disk = b"".join(path.read_bytes() for path in house.folder.glob("firedoor.db*"))
    for word in (WORD, SECOND, "blueheron", "শাপলা৭", "শাপলা7"):
        assert word.encode() not in on_disk
    [row] = rows(house, CodeWord)
    assert len({row.word_mac, row.second_mac}) == 2


def test_a_picture_that_comes_with_the_word_is_kept_without_it(asked: House, now: datetime) -> None:
    asked.text(WORD, now=now, media=(MediaRef("picture", "https://api.twilio.com/x"),))
    assert "" in asked.texts()
    assert WORD not in asked.texts()
    assert drained(asked) == [OPENING]


def test_nothing_that_we_begin_goes_before_the_word(asked: House, now: datetime) -> None:
    for _ in range(3):
        assert drained(asked) == []
    row = news(asked)
    assert (row.state, row.error_code) == ("held", "word")
    # What answers the worker's own text at once goes: the worker is there.
    asked.text("there is more to say about the wages here", now=now)
    assert drained(asked) == ["Got it, added."]
    assert news(asked).state == "held"
    asked.text("  blue-HERON. ", now=now)
    assert drained(asked) == [OPENING]
    assert drained(asked) == []


def test_it_goes_at_any_hour_for_the_phone_is_in_hand(asked: House, now: datetime) -> None:
    with transaction(asked.engine) as session:
        hour = (now.hour + 12) % 24
        session.execute(
            update(Contact).values(
                reply_policy="window", window_start=hour, window_end=(hour + 1) % 24
            )
        )
    asked.text(WORD, now=now)
    assert drained(asked) == [OPENING]


def test_the_word_is_asked_for_in_safe_hours_only(house: House, now: datetime) -> None:
    with_word(house, now)
    drained(house)
    with transaction(house.engine) as session:
        # Dhaka is six hours ahead and has no summer time.
        start = (now.hour + 6 + 6) % 24
        session.execute(
            update(Contact).values(
                reply_policy="window", window_start=start, window_end=(start + 2) % 24
            )
        )
    begin(house, now)
    assert drained(house) == []
    assert news(house).error_code == "word"
    assert "WORD_WANTED" not in house.said()


def test_an_hour_after_the_word_it_is_needed_again(asked: House, now: datetime) -> None:
    asked.text(WORD, now=now - timedelta(hours=1))
    assert drained(asked) == [QUESTION]
    assert news(asked).state == "held"


def test_the_word_is_asked_for_once_for_what_waits(asked: House, now: datetime) -> None:
    begin(asked, now)
    with transaction(asked.engine) as session:
        session.execute(update(Outbound).where(Outbound.state == "held").values(not_before=now))
    assert drained(asked) == []
    assert asked.said().count("WORD_WANTED") == 1
    asked.text(WORD, now=now)
    assert drained(asked) == [OPENING, OPENING]


def test_a_courier_that_died_in_mid_send_does_not_let_it_go(asked: House, now: datetime) -> None:
    asked.text(WORD, now=now)
    with transaction(asked.engine) as session:
        session.execute(
            update(Outbound)
            .where(Outbound.phrase == "NEWS_READ")
            .values(state="sending", attempts=9, lease_until=now - timedelta(minutes=9))
        )
        session.execute(update(CodeWord).values(open_until=now - timedelta(minutes=5)))
    carrier = Carrier(asked=False)
    courier = open_courier(asked, carrier, absent_after=timedelta(0))
    courier.drain()
    courier.ask_about_uncertain()
    courier.drain()
    assert OPENING not in [text for _, text in carrier.sent]
    assert news(asked).state == "held"


def test_wrong_words_are_kept_and_too_many_pause_without_a_word_of_it(
    asked: House, now: datetime
) -> None:
    tries = ("heron", "grey heron", "swan")
    assert len(tries) == asked.policy.code_words.wrong_tries
    for text in tries:
        asked.text(text, now=now)
        assert drained(asked) == [WRONG]
    assert set(tries) <= set(asked.texts())
    asked.text(WORD, now=now)
    assert drained(asked) == [WRONG]
    assert news(asked).state == "held"
    assert len(asked.texts()) == 6 + 3
    pause = timedelta(minutes=asked.policy.code_words.pause_minutes)
    assert [one.paused_until for one in rows(asked, CodeWord)] == [now + pause]
    with transaction(asked.engine) as session:
        session.execute(update(CodeWord).values(paused_until=now))
    asked.text(WORD, now=now)
    assert drained(asked) == [OPENING]


def test_a_cry_for_help_is_no_wrong_word(asked: House, now: datetime) -> None:
    asked.text("fire here", now=now)
    assert "fire here" in asked.texts()
    assert "WORD_WRONG" not in asked.said()


def what_the_phone_shows(house: House, now: datetime, text: str) -> tuple[list[str], list[object]]:
    """The texts that reach the phone, and all that its carrier or a log could tell of them."""
    before = {row.id for row in rows(house, Outbound)}
    house.text(text, now=now)
    new = [row for row in rows(house, Outbound) if row.id not in before and row.kind == "text"]
    told: list[object] = [
        (
            row.phrase,
            row.language,
            row.priority,
            row.place,
            row.answer,
            row.state,
            row.not_before,
            row.payload_sealed,
            row.urgent,
        )
        for row in new
    ]
    return drained(house), told


def test_under_duress_the_phone_shows_what_it_shows_when_nothing_waits(
    tmp_path: Path, now: datetime
) -> None:
    for name in ("forced", "free"):
        (tmp_path / name).mkdir()
    forced, free = make_house(tmp_path / "forced"), make_house(tmp_path / "free")
    for house in (forced, free):
        with_word(house, now)
        drained(house)
    begin(forced, now)
    assert drained(forced) == [QUESTION]
    seen = what_the_phone_shows(forced, now, SECOND)
    assert seen == what_the_phone_shows(free, now, WORD)
    assert seen[0] == [NOTHING]
    # Nor does what comes next differ: no question follows, and a wrong word is only a text.
    assert what_the_phone_shows(forced, now, "heron") == what_the_phone_shows(free, now, "heron")
    assert [row.dialogue for row in rows(forced, Contact)] == [
        row.dialogue for row in rows(free, Contact)
    ]
    assert news(forced).state == "held"


def test_members_are_told_of_duress_and_nothing_more_is_asked(asked: House, now: datetime) -> None:
    later = now
    asked.text(SECOND, now=later)
    drained(asked)
    [case] = rows(asked, Case)
    assert case.unread
    assert [(one.kind, one.organisation_id) for one in rows(asked, Alarm)] == [
        (DURESS, asked.organisation_id)
    ]
    assert "worker.duress" in [one.action for one in rows(asked, AuditEntry)]
    [row] = rows(asked, CodeWord)
    assert row.duress_at == later
    with transaction(asked.engine) as session:
        session.execute(update(Outbound).where(Outbound.state == "held").values(not_before=now))
    begin(asked, later)
    assert drained(asked) == []
    # When the worker is free again the own word ends it.
    asked.text(WORD, now=later)
    assert drained(asked) == [OPENING, OPENING]
    assert [one.duress_at for one in rows(asked, CodeWord)] == [None]


def test_a_flood_does_not_put_the_word_into_the_thread(asked: House, now: datetime) -> None:
    for number in range(asked.policy.flood.texts_an_hour):
        asked.text(f"this is text {number} of many that come", now=now)
    asked.text(WORD, now=now)
    asked.text(SECOND, now=now)
    assert not {WORD, SECOND} & set(asked.texts())


def test_only_the_code_of_that_report_changes_a_forgotten_word(house: House, now: datetime) -> None:
    asked, stranger = house, "+12025550144"
    with_word(asked, now)
    own = code_of(asked)
    drained(asked)
    begin(asked, now)
    now += timedelta(milliseconds=1)
    asked.text("The canteen water smells", sender=stranger, now=now)
    foreign = code_of(asked)
    # Whoever holds the worker's phone brings a report of his own to it.
    asked.text(foreign, now=now)
    asked.text(f"WORD {foreign}", now=now)
    assert "WORD_IS_SET" in asked.said()
    asked.text(f"word {own}", now=now)
    asked.text("sunflower", now=now)
    asked.text("0", now=now)
    drained(asked)
    asked.text(WORD, now=now)
    assert news(asked).state == "held"
    asked.text("SUNFLOWER", now=now)
    assert OPENING in drained(asked)


def test_stop_and_erase_need_no_word(asked: House, now: datetime) -> None:
    asked.text("STOP", now=now)
    assert news(asked).state == "failed"
    asked.text("START", now=now)
    asked.text("ERASE", now=now)
    asked.text("1", now=now)
    assert rows(asked, Contact) == rows(asked, CodeWord) == []
    assert len(rows(asked, Erasure)) == 1


def test_an_edited_text_that_is_the_word_is_not_kept_as_a_version(
    asked: House, now: datetime
) -> None:
    asked.text("the wages again are late, as every month", now=now, message_key="7")
    asked.text(WORD, now=now, message_key="7", edited=True)
    assert WORD not in asked.texts()
    assert OPENING in drained(asked)


def test_peppers_rotate_and_the_word_stays_the_word(asked: House, now: datetime) -> None:
    new = Peppers(
        os.urandom(32),
        os.urandom(32),
        asked.peppers.dedupe,
        asked.peppers.receiver,
        old_contact=asked.peppers.contact,
        old_code=asked.peppers.code,
    )
    with_peppers(asked, new)
    with transaction(asked.engine) as session:
        rotation = announce(session, pepper_name(asked.peppers.contact), new.name, now)
        begin_moving(session, rotation)
    for _ in range(2):
        with transaction(asked.engine) as session:
            hand_over(session, asked.courier, asked.peppers.receiver, asked.inbox.public(), now)
        with transaction(asked.engine) as session:
            index_anew(session, asked.inbox, new, now)
    with transaction(asked.engine) as session:
        moved, seen = current(session), progress(session, asked.peppers.code)
        assert moved is not None
        assert moved.stage == RotationStage.DONE
        assert seen is not None
        # The report's code, and the two words, which nobody else can bring under the new pepper.
        assert seen.codes == 2
    asked.text(WORD, now=now)
    assert drained(asked) == [OPENING]
    [row] = rows(asked, CodeWord)
    assert row.word_pepper == pepper_name(new.code) != row.second_pepper
    asked.text(SECOND, now=now)
    [row] = rows(asked, CodeWord)
    assert row.duress_at is not None
    assert row.second_pepper == pepper_name(new.code)
    with_peppers(asked, replace(new, old_contact=None, old_code=None))
    asked.text(WORD, now=now)
    assert [one.duress_at for one in rows(asked, CodeWord)] == [None]


def test_the_thread_says_what_was_asked_and_not_the_answer(asked: House, now: datetime) -> None:
    asked.text(SECOND, now=now)
    thread = sorted(rows(asked, Message), key=lambda one: one.number)
    phrases = [one.phrase for one in thread if one.phrase]
    assert phrases[-2:] == ["WORD_WANTED", "WORD_NOTHING"]
