"""What a call to a webhook changed, and what was stored of it."""

from collections.abc import Callable

from sqlalchemy import select

from app.installation.keys import public_key
from app.wiring.receiving import make_receiver
from bots.receiving.from_spool import SpoolCollector
from bots.receiving.receiver import Receiver
from bots.telegram.receive import TelegramReceiver
from bots.twilio.receive import TwilioReceiver
from config.platform.database import reading
from intake.inbox.spool import Spool
from intake.lines.line import TELEGRAM, TWILIO
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.support.channels import (
    ACCOUNT,
    PUBLIC_URL,
    SECRET,
    TOKEN,
    grown,
    row_counts,
)
from tests.support.house import House
from tests.support.webhook_server import (
    HttpAnswer,
    WebhookServer,
    bots_settings,
)

KEPT_ASIDE = {"quarantine", "alarms"}


def report_of(house: House, text: str) -> tuple[Report, list[str], list[str]]:
    """The one report that holds a text, what the worker wrote in it, and what the line said."""
    with reading(house.engine) as session:
        held = [
            one
            for one in session.scalars(select(Message).where(Message.author == "worker"))
            if house.opened(session, one) == text
        ]
        assert len(held) == 1
        thread = list(
            session.scalars(
                select(Message)
                .where(Message.report_id == held[0].report_id)
                .order_by(Message.number)
            )
        )
        written = [house.opened(session, one) for one in thread if one.body_sealed]
        said = [one.phrase for one in thread if one.phrase]
        return session.get_one(Report, held[0].report_id), written, said


def refused(receiver: WebhookServer, ask: Callable[[], HttpAnswer]) -> HttpAnswer:
    """Asks, and checks that nothing was believed."""
    before = row_counts(receiver.house.engine)
    answer = ask()
    assert set(grown(before, row_counts(receiver.house.engine))) <= KEPT_ASIDE
    assert 200 <= answer.status < 500
    return answer


def collecting_receiver(receiver: WebhookServer) -> Receiver:
    house = receiver.house
    channels = {
        TWILIO: TwilioReceiver(ACCOUNT, TOKEN, PUBLIC_URL),
        TELEGRAM: TelegramReceiver(SECRET),
    }
    return make_receiver(bots_settings(house), house.engine, channels)


def drain(receiver: WebhookServer) -> int:
    """The collector takes in what a crowd made the receiver put aside."""
    house = receiver.house
    spool = Spool(house.folder / "spool", public_key(house.folder / "keys", "inbox"))
    return SpoolCollector(spool, house.inbox, collecting_receiver(receiver)).collect()
