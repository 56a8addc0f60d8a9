"""A way rings the member who chose it, in their language, and says nothing of a case."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.accounts.members import Member
from app.alarms import ring
from app.alarms.ring import ringing_of
from bots.channel import OutgoingText
from bots.sending.not_sendable import NotSendable
from case_management.duty.change_ways import set_way
from case_management.duty.ways import Way
from config.platform.database import new_id, transaction
from intake.lines.line import TELEGRAM, Line
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import MAIL, Outbound
from tests.support.desk import Desk, desk_of
from tests.support.house import NUMBER, House
from tests.support.work import work_of

BASE = "https://desk.example.org"
PHONE = "+447700900613"


@pytest.fixture
def desk(house: House) -> Desk:
    return desk_of(house)


class Carrier:
    """Takes what is sent."""

    def __init__(self) -> None:
        self.taken: list[OutgoingText] = []

    def send(self, text: OutgoingText) -> str:
        self.taken.append(text)
        return "1"


def row(house: House, way: str, template: str = MailTemplate.DANGER) -> Outbound:
    return Outbound(
        id=new_id(), kind=MAIL, template=template, form=way, recipient_id=house.member_id
    )


def choose(house: House, session: Session, way: Way, address: str) -> None:
    set_way(work_of(house, session), house.organisation_id, way, address, house.courier.public())
    session.flush()


@pytest.mark.parametrize(
    ("template", "language", "says"),
    [
        (MailTemplate.DANGER, "en", f"Somebody is needed now. Please sign in: {BASE}/cases"),
        (MailTemplate.DANGER, "es", f"Se le necesita ahora. Inicie sesión: {BASE}/cases"),
        (
            MailTemplate.TEST,
            "en",
            f"This is a test. Please sign in and press the button: {BASE}/hours",
        ),
    ],
)
def test_a_text_from_the_line_itself(
    desk: Desk, house: House, template: MailTemplate, language: str, says: str
) -> None:
    carrier = Carrier()
    with transaction(house.engine) as session:
        session.get_one(Member, house.member_id).language = language
        choose(house, session, Way.TEXT, PHONE)
        ringing_of(
            session, row(house, "text", template), house.courier, {"twilio": carrier}, BASE
        )()  # type: ignore[dict-item]
    (sent,) = carrier.taken
    assert (sent.line, sent.address, sent.text) == (NUMBER, PHONE, says)


def test_a_message_from_the_lines_bot(desk: Desk, house: House) -> None:
    carrier = Carrier()
    with transaction(house.engine) as session:
        session.add(
            Line(
                organisation_id=house.organisation_id,
                channel=TELEGRAM,
                address="firedoor_bot",
                languages="en",
                time_zone="Asia/Dhaka",
            )
        )
        choose(house, session, Way.TELEGRAM, "123456789")
        channels: Any = {TELEGRAM: carrier}
        ringing_of(session, row(house, "telegram"), house.courier, channels, BASE)()
    assert [(one.channel, one.address) for one in carrier.taken] == [(TELEGRAM, "123456789")]


def test_a_service(desk: Desk, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(ring, "notify_service", lambda url, text: told.append((url, text)))
    with transaction(house.engine) as session:
        choose(house, session, Way.SERVICE, "ntfys://push.example.org/night")
        ringing_of(session, row(house, "service"), house.courier, {}, BASE)()
    assert told[0][0] == "ntfys://push.example.org/night"


def test_what_nobody_chose_or_no_line_carries_is_not_sent(desk: Desk, house: House) -> None:
    with transaction(house.engine) as session:
        for wrong in (
            row(house, "text"),
            row(house, "pigeon"),
            row(house, "text", MailTemplate.ALERT),
        ):
            with pytest.raises(NotSendable):
                ringing_of(session, wrong, house.courier, {}, BASE)
        choose(house, session, Way.TEXT, PHONE)
        with pytest.raises(NotSendable, match="no line"):
            ringing_of(session, row(house, "text"), house.courier, {}, BASE)
        with pytest.raises(NotSendable, match="does not open"):
            ringing_of(session, row(house, "text"), house.inbox, {}, BASE)
