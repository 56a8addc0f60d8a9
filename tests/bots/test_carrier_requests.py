"""News of a text whose state its channel does not know."""

import pytest

from bots.carrier_requests import unclear
from intake.outbox.delivery_states import DeliveryEvent


@pytest.mark.parametrize(
    ("state", "named"),
    [
        ("Scheduled", "scheduled"),
        (" partially delivered ", "partially delivered"),
        ("<script>", "unreadable"),
        ("x" * 31, "unreadable"),
        ("", "unreadable"),
    ],
)
def test_a_state_is_named_only_where_its_name_is_one(state: str, named: str) -> None:
    news = unclear("row", state)
    assert (news.row_id, news.event) == ("row", DeliveryEvent.UNCLEAR)
    assert (news.code or "").endswith(named)
