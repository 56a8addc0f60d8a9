"""What Twilio tells of our texts: known outcomes, steps on the way, and what nobody knows."""

from urllib.parse import urlencode

import pytest

from bots.carrier_requests import RawRequest
from bots.twilio.status import read_status
from tests.support.house import NOON

ROW = "ab" * 16


def told(status: str, code: str = "", name: str = "MessageStatus") -> tuple[str, str | None] | None:
    body = urlencode({name: status, "ErrorCode": code}).encode()
    request = RawRequest("twilio", f"/webhooks/twilio/status?m={ROW}", {}, body, NOON)
    news = read_status(request)
    assert all(one.row_id == ROW for one in news)
    return (news[0].event, news[0].code) if news else None


@pytest.mark.parametrize("step", ["accepted", "scheduled", "queued", "sending", "sent", "Sent", ""])
def test_steps_on_the_way_are_no_news(step: str) -> None:
    assert told(step) is None


@pytest.mark.parametrize(
    ("status", "code", "news"),
    [
        ("delivered", "", ("delivered", None)),
        ("Delivered", "0", ("delivered", None)),
        ("read", "", ("delivered", None)),
        ("failed", "30005", ("undelivered", "30005")),
        ("UNDELIVERED", "30003", ("undelivered", "30003")),
        ("canceled", "", ("undelivered", None)),
        # What is new at the carrier: a failure where it brings a code, else nobody knows.
        ("expired", "30036", ("undelivered", "30036")),
        ("expired", "", ("unclear", "state-expired")),
        ("partially_delivered", "", ("unclear", "state-partially_delivered")),
        ("বাতিল", "", ("unclear", "state-unreadable")),
        ("x" * 300, "", ("unclear", "state-unreadable")),
        ("sent\x00", "", ("unclear", "state-unreadable")),
    ],
)
@pytest.mark.parametrize("name", ["MessageStatus", "SmsStatus"])
def test_every_other_state_is_news(
    status: str, code: str, news: tuple[str, str | None], name: str
) -> None:
    assert told(status, code, name) == news
