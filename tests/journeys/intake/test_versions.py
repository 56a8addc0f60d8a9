"""What a worker changed is a new version; what came in base64 is read, and kept as it came."""

from base64 import b64encode
from itertools import count

from sqlalchemy import select

from case_management.cases.actions.follow_report import receive
from config.platform.database import reading, transaction
from intake.lines.line import TELEGRAM, Line
from intake.reception.arrival.inbound import Inbound
from intake.reports.thread import WORKER, Message
from tests.support.house import NOON, House
from vault.grants import Grant
from vault.records import open_record

CHAT = "7001"
UPDATES = count(1)
BANGLA = "তিন তলার দরজা তালা দেওয়া, আগুন লাগলে কেউ বের হতে পারবে না"


def add_bot(house: House) -> None:
    with transaction(house.engine) as session:
        bot = Line(
            organisation_id=house.organisation_id,
            channel=TELEGRAM,
            address="bot",
            languages="en,bn",
            time_zone="Asia/Dhaka",
        )
        session.add(bot)
        session.flush()
        house.confirm(session, bot)


def write(house: House, text: str, key: str, edited: bool = False, chat: str = CHAT) -> None:
    inbound = Inbound(
        channel=TELEGRAM,
        provider_id=str(next(UPDATES)),
        line_address="bot",
        sender=chat,
        text=text,
        message_key=key,
        edited=edited,
        buttons=True,
    )
    with transaction(house.engine) as session, session.no_autoflush:
        outcome = house.reception.take_in(session, inbound, NOON)
        receive(session, outcome.events, house.policy, NOON)


def written(house: House) -> list[Message]:
    with reading(house.engine) as session:
        found = select(Message).where(Message.author == WORKER).order_by(Message.number)
        return list(session.scalars(found))


def test_a_changed_text_is_a_version_of_its_own_and_the_first_stays(house: House) -> None:
    add_bot(house)
    write(house, "The door is looked", "11")
    write(house, "And the windows", "12")
    said = len(house.said())
    write(house, "The door is locked", "11", edited=True)
    write(house, "The door is locked!", "11", edited=True)
    first, second, changed, again = written(house)
    assert (changed.replaces_id, again.replaces_id) == (first.id, changed.id)
    assert (first.replaces_id, second.replaces_id) == (None, None)
    assert house.texts()[:1] == ["The door is looked"]
    assert sorted(house.texts())[-2:] == ["The door is locked!", "The door is looked"]
    assert len(house.said()) == said, "a change answers no question"


def test_a_change_of_what_we_never_had_is_a_message_like_any(house: House) -> None:
    add_bot(house)
    write(house, "The door is locked", "11", edited=True)
    (only,) = written(house)
    assert only.replaces_id is None
    assert house.said()


def test_the_carriers_id_is_kept_as_a_keyed_tag_only(house: House) -> None:
    add_bot(house)
    write(house, "The door is locked", "987654")
    (only,) = written(house)
    assert only.carrier_tag is not None
    assert len(only.carrier_tag) == 32
    house.text("An SMS has none")
    assert [one.carrier_tag for one in written(house) if one.id != only.id] == [None]


def test_another_chat_can_not_change_a_workers_text(house: House) -> None:
    add_bot(house)
    write(house, "The door is locked", "11")
    write(house, "Nothing is locked", "11", edited=True, chat="7002")
    assert [one.replaces_id for one in written(house)] == [None, None]
    assert len({one.report_id for one in written(house)}) == 2


def test_base64_is_read_as_the_text_and_kept_as_it_came(house: House) -> None:
    body = b64encode(BANGLA.encode()).decode("ascii")
    house.text(body)
    assert house.texts() == [BANGLA]
    (only,) = written(house)
    assert only.language == "bn"
    with reading(house.engine) as session:
        grant = session.get_one(Grant, (only.id, house.organisation_id))
        content = open_record(
            "message",
            only.id,
            only.body_sealed or b"",
            grant.key_sealed,
            house.secret,
            house.organisation_id,
            grant.epoch,
        )
    assert content == {"text": BANGLA, "original": body}
