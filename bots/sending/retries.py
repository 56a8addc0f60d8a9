"""What becomes of one attempt to send, and when it is tried again: pure rules, and the call."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bots.channel import OutgoingText
from bots.errors import SendError
from config.platform.database import utc_now
from config.platform.leased_rows import wait_before
from intake.outbox.delivery_states import DeliveryEvent
from intake.outbox.outbox import Outbound

RETRY_AFTER = (0, 30, 120, 600, 3600)
"""Seconds before the next try, by how many there were; the last goes on."""
GIVE_UP_AFTER = timedelta(hours=24)
MAY_COST = frozenset({DeliveryEvent.ACCEPTED, DeliveryEvent.LOST})
"""After these a text went out, or may have: it counts in the day's money."""
BLIND_ATTEMPTS = 2
"""How often a text or mail is sent where nobody can be asked, before nobody sends it any more."""


@dataclass(frozen=True)
class Attempt:
    """What became of one attempt."""

    event: DeliveryEvent
    code: str | None = None
    """An error code, stored with the row."""
    retry_at: datetime | None = None
    retry_after: float | None = None
    """Seconds: the carrier said when it wants to hear from this line again."""
    carrier_id: str | None = None
    text: OutgoingText | None = None
    """What was handed over, where something was."""
    asks_for_code_word: bool = False
    """The worker is asked for the code word first."""


def attempt(send: Callable[[], object], row: Outbound, begun: datetime) -> Attempt:
    """Calls a sender. `begun`: since when the row is tried; after a day nobody tries any more."""
    try:
        carrier_id = send()
    except SendError as error:
        if error.unknown:
            return Attempt(DeliveryEvent.LOST, error.code)
        if not error.retryable:
            return Attempt(DeliveryEvent.REFUSED, error.code)
        return replace(again(row, error.code, begun), retry_after=error.retry_after)
    return Attempt(
        DeliveryEvent.ACCEPTED, carrier_id=carrier_id if isinstance(carrier_id, str) else None
    )


def again(row: Outbound, code: str, begun: datetime) -> Attempt:
    """Later, and each time later still; after a day not any more."""
    if utc_now() - begun >= GIVE_UP_AFTER:
        return Attempt(DeliveryEvent.REFUSED, code)
    # The first of the waits is for what was lost, whose carrier was asked meanwhile.
    return Attempt(
        DeliveryEvent.RETRY, code, utc_now() + wait_before(RETRY_AFTER, row.attempts + 1)
    )


def verdict(row: Outbound, sent: bool | None, now: datetime) -> Attempt:
    """What becomes of an uncertain row, once its carrier said whether it has the text (`sent`), or
    can't be asked (None).
    """
    if sent:
        return Attempt(DeliveryEvent.FOUND)
    blind = sent is None and row.uncertain_count >= BLIND_ATTEMPTS
    if blind or now - row.created_at > GIVE_UP_AFTER:
        return Attempt(DeliveryEvent.REFUSED, "not-known")
    later = now + wait_before(RETRY_AFTER, row.uncertain_count)
    return Attempt(DeliveryEvent.ABSENT, row.error_code, later)
