"""The part of the policy about sending: how fast we write, and how much in a day."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable


@dataclass(frozen=True)
class SendingRules:
    """Rates are units a minute: segments of SMS, messages elsewhere."""

    a_minute: Mapping[str, int]
    """By channel."""
    burst: int
    """So many units a line may be ahead of its rate."""
    chat_a_minute: int
    chat_burst: int
    segments_a_day: Mapping[str, int]
    """What one line may cost in a day, by channel."""


def read_sending(table: TomlTable) -> SendingRules:
    """Raises PolicyError with one sentence that says what to change."""
    sending = SendingRules(
        a_minute=table.wholes("a_minute"),
        burst=table.whole("burst"),
        chat_a_minute=table.whole("chat_a_minute"),
        chat_burst=table.whole("chat_burst"),
        segments_a_day=table.wholes("segments_a_day"),
    )
    table.done()
    return sending
