"""What a running product's database says of its work: counts, for tests that wait for them."""

from datetime import timedelta

from sqlalchemy import Engine, func, select

from config.platform.database import reading, utc_now
from intake.inbox.seen import Taken
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import MAIL, Outbound
from tests.support.product import Product, wait_until

SOON = timedelta(minutes=5)


def taken(engine: Engine) -> int:
    """How many messages were taken in."""
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(Taken)) or 0


def unsettled(engine: Engine) -> int:
    """How many rows of the outbox should be on their way now or soon, or are of unknown fate.

    Some mails are not soon: a member's next one that something waits leaves in a quarter of an
    hour; one that the mail server refused several times, in an hour.
    """
    busy = Outbound.state.in_(
        (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.UNCERTAIN)
    )
    now = utc_now()
    due = (Outbound.state == DeliveryState.HELD) & (Outbound.not_before <= now)
    later = (Outbound.template == MailTemplate.NEWS) & (Outbound.not_before > now)
    later |= (Outbound.kind == MAIL) & (Outbound.not_before > now + SOON)
    waits = (busy | due) & ~func.coalesce(later, False)
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(Outbound).where(waits)) or 0


def wait_until_quiet(product: Product, engine: Engine, messages: int, seconds: float = 120) -> None:
    """Waits until all messages are taken in, the spool is empty and the outbox has nothing due."""

    def quiet() -> bool:
        waiting = list((product.data / "spool").glob("*.sealed"))
        return taken(engine) >= messages and not waiting and unsettled(engine) == 0

    try:
        wait_until(quiet, seconds, every=0.2)
    except TimeoutError:
        raise AssertionError(
            f"{taken(engine)} of {messages} taken in, {unsettled(engine)} not settled after "
            f"{seconds:.0f} s\n{product.tail()}"
        ) from None
