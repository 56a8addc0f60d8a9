"""What a phone tells of our texts: known outcomes, and what no version of the app told before."""

import json

import pytest

from bots.android.status import read_news
from bots.carrier_requests import DeliveryNews, RawRequest
from tests.support.house import NOON

ROW = "cd" * 16


def told(event: str, row: str = ROW, **payload: object) -> tuple[str, str | None] | None:
    body = json.dumps({"event": event, "payload": {"messageId": row, **payload}}).encode()
    news = read_news(RawRequest("android", "/webhooks/android/one", {}, body, NOON), "one")
    found = [one for one in news if isinstance(one, DeliveryNews)]
    return (found[0].event, found[0].code) if found else None


@pytest.mark.parametrize(
    ("event", "news"),
    [
        ("sms:sent", None),
        ("sms:received", None),
        ("sms:data-received", None),
        ("mms:downloaded", None),
        ("app:started", None),
        ("sms:delivered", ("delivered", None)),
        ("sms:failed", ("undelivered", "RESULT_ERROR_NO_SERVICE")),
        ("sms:cancelled", ("undelivered", "cancelled")),
        ("sms:expired", ("unclear", "state-expired")),
        ("sms:Held-By-Network", ("unclear", "state-held-by-network")),
        ("sms:…", ("unclear", "state-unreadable")),
    ],
)
def test_each_event_is_news_or_none(event: str, news: tuple[str, str | None] | None) -> None:
    assert told(event, reason="part 2: RESULT_ERROR_NO_SERVICE") == news


def test_an_event_of_no_text_of_ours_is_no_news() -> None:
    assert told("sms:expired", row="1") is None
