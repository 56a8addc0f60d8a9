"""What becomes of an attempt: by what the carrier said, and by how often it was tried."""

from datetime import timedelta

import pytest

from bots.errors import SendError
from bots.sending.retries import BLIND_ATTEMPTS, GIVE_UP_AFTER, again, attempt, verdict
from config.platform.database import utc_now
from intake.outbox.delivery_states import DeliveryEvent
from intake.outbox.outbox import TEXT, Outbound


def row(attempts: int = 1, uncertain: int = 1, hours: int = 0) -> Outbound:
    created = utc_now() - timedelta(hours=hours)
    return Outbound(kind=TEXT, attempts=attempts, uncertain_count=uncertain, created_at=created)


def refusing(error: SendError) -> None:
    raise error


def test_what_a_carrier_takes_has_its_id() -> None:
    taken = attempt(lambda: "SM1", row(), utc_now())
    assert (taken.event, taken.carrier_id) == (DeliveryEvent.ACCEPTED, "SM1")
    assert attempt(lambda: None, row(), utc_now()).carrier_id is None


@pytest.mark.parametrize(
    ("error", "event"),
    [
        (SendError("no-answer", unknown=True), DeliveryEvent.LOST),
        (SendError("blocked"), DeliveryEvent.REFUSED),
        (SendError("429", retryable=True, retry_after=7.0), DeliveryEvent.RETRY),
    ],
)
def test_what_a_carrier_refuses(error: SendError, event: DeliveryEvent) -> None:
    met = attempt(lambda: refusing(error), row(), utc_now())
    assert (met.event, met.code, met.retry_after) == (event, error.code, error.retry_after)


def test_it_is_tried_later_and_later_and_after_a_day_no_more() -> None:
    now = utc_now()
    first, second = again(row(1), "429", now), again(row(2), "429", now)
    assert first.retry_at is not None and second.retry_at is not None
    assert now < first.retry_at < second.retry_at
    assert again(row(3), "429", now - GIVE_UP_AFTER).event is DeliveryEvent.REFUSED


def test_an_uncertain_row_is_judged_by_what_its_carrier_says() -> None:
    now = utc_now()
    assert verdict(row(), True, now).event is DeliveryEvent.FOUND
    assert verdict(row(), False, now).event is DeliveryEvent.ABSENT
    assert verdict(row(uncertain=BLIND_ATTEMPTS), False, now).event is DeliveryEvent.ABSENT
    assert verdict(row(uncertain=BLIND_ATTEMPTS), None, now).code == "not-known"
    assert verdict(row(hours=25), False, now).code == "not-known"
