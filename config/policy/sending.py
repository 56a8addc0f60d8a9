"""The part of the policy about sending and floods: how fast, how much a day, how much noise."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.policy.table import TomlTable


@dataclass(frozen=True)
class Sending:
    """Rates are units a minute by channel (segments of SMS, messages elsewhere); a line may be
    `burst` units ahead of its rate. `segments_a_day` caps what one line costs, by channel."""

    a_minute: Mapping[str, int]
    burst: int
    chat_a_minute: int
    chat_burst: int
    segments_a_day: Mapping[str, int]


@dataclass(frozen=True)
class Guesses:
    """Wrong worker codes that are answered in an hour, per sender and from everybody."""

    per_sender: int
    in_all: int


@dataclass(frozen=True)
class Flood:
    """Texts from one number in an hour, our own answers to it, the same text in a row."""

    texts_an_hour: int
    answers_an_hour: int
    same_text: int


def read_sending(table: TomlTable) -> Sending:
    """Raises PolicyError with one sentence that says what to change."""
    sending = Sending(
        a_minute=table.wholes("a_minute"),
        burst=table.whole("burst"),
        chat_a_minute=table.whole("chat_a_minute"),
        chat_burst=table.whole("chat_burst"),
        segments_a_day=table.wholes("segments_a_day"),
    )
    table.done()
    return sending


def read_flood(table: TomlTable) -> Flood:
    """Raises PolicyError with one sentence that says what to change."""
    flood = Flood(
        texts_an_hour=table.whole("texts_an_hour"),
        answers_an_hour=table.whole("answers_an_hour"),
        same_text=table.whole("same_text", 2),
    )
    table.done()
    return flood
