"""What every courier obeys together: rates, the cost guard, a carrier's Retry-After, its STOPs."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bots.channel import OutgoingText
from bots.registry import counts_segments
from config.policy.sending import SendingRules
from intake.contacts.contact import BLOCKED, STOPPED_BY_CARRIER, stop_for
from intake.dialogue.texts.sms_segments import measure
from intake.lines.line import LineView, line_by_id
from intake.monitoring.alarms import COST, raise_alarm
from intake.monitoring.day_counts import count as count_day
from intake.outbox.buckets import LINE, charge, pause
from intake.outbox.daily_cost import may_spend, spend, spent_today, tomorrow
from intake.outbox.line_rates import Rates
from intake.outbox.outbox import FIRST, Outbound, cancel_for

STOPS = {"21610": STOPPED_BY_CARRIER, "blocked": BLOCKED}
"""Codes by which a carrier says that the worker does not want our texts, and who says so."""


class SendLimits:
    """Made from the policy; counts in the database, so that all couriers count together."""

    def __init__(self, sending: SendingRules) -> None:
        self.rates = Rates.of(sending)
        self._caps = sending.segments_a_day

    def held_until(
        self, session: Session, row: Outbound, text: OutgoingText, now: datetime
    ) -> datetime | None:
        """When the line has money again for this text; None while it has."""
        cap = self._cap(text)
        if cap is None or row.line_id is None:
            return None
        line = line_by_id(session, row.line_id)
        spent = spent_today(session, line.id, line.time_zone, now)
        if may_spend(spent, cap, receipt=row.priority == FIRST, urgent=row.urgent):
            return None
        return tomorrow(line.time_zone, now)

    def count(self, session: Session, row: Outbound, text: OutgoingText, now: datetime) -> None:
        """One text went out, or may have: what it cost beyond its claim, and in the day's money."""
        if row.line_id is None:
            return
        line = line_by_id(session, row.line_id)
        count_day(session, line.id, now.date(), sent=1)
        segmented = counts_segments(line.channel, line.address)
        parts = measure(text.text).parts if segmented else 1
        if parts > 1:
            rate = self.rates.line(line.channel, line.a_minute)
            charge(session, LINE + line.id, parts - 1, rate, now)
        if segmented:
            self._spend(session, line, self._cap(text), parts, now)

    def slow_down(self, session: Session, row: Outbound, seconds: float, now: datetime) -> datetime:
        """The carrier said when to come again: no courier writes from this line before that."""
        until = now + timedelta(seconds=seconds)
        if row.line_id is not None:
            pause(session, LINE + row.line_id, until, now)
        return until

    def _cap(self, text: OutgoingText) -> int | None:
        if not counts_segments(text.channel, text.line):
            return None
        return self._caps.get(text.channel)

    def _spend(
        self, session: Session, line: LineView, cap: int | None, parts: int, now: datetime
    ) -> None:
        spent = spend(session, line.id, line.time_zone, parts, now)
        if cap is not None and spent - parts < cap <= spent:
            raise_alarm(session, COST, line.organisation_id, now)


def heed_stop(session: Session, contact_id: str | None, code: str | None, now: datetime) -> None:
    """Where the code says that the worker stopped us, nothing is sent until that is undone."""
    by = STOPS.get(code or "")
    if by is None or contact_id is None:
        return
    stop_for(session, contact_id, by)
    cancel_for(session, contact_id, now, code or "")
