"""How fast each line may be written to, and what it may cost a day: the policy and its lines."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from config.policy.lines.sending import SendingRules
from config.rows.prepared import Prepared
from intake.lines.line import Line
from intake.outbox.token_bucket import Rate

_LINES = Prepared(select(Line.id, Line.channel, Line.a_minute))

USUAL_A_MINUTE = 60
"""A channel that the policy does not name: one a second, as on a long code."""


@dataclass(frozen=True)
class Rates:
    """`channels` are units a minute: segments of SMS, messages elsewhere."""

    channels: Mapping[str, int]
    burst: int
    chat: Rate

    @staticmethod
    def of(sending: SendingRules) -> "Rates":
        """From the policy file."""
        chat = Rate(sending.chat_a_minute, sending.chat_burst)
        return Rates(sending.a_minute, sending.burst, chat)

    def line(self, channel: str, own: int | None) -> Rate:
        """The rate of one line; `own` is what its carrier agreed to, if it is not the usual."""
        return Rate(own or self.channels.get(channel, USUAL_A_MINUTE), self.burst)

    def of_lines(self, session: Session) -> dict[str, Rate]:
        """Every line's rate, by its id."""
        rows = _LINES.all(session)
        return {identifier: self.line(channel, own) for identifier, channel, own in rows}
