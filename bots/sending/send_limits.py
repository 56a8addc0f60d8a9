"""What every courier obeys together: rates, the cost guard, a carrier's Retry-After, its STOPs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bots.channel import OutgoingText
from bots.registry import counts_segments
from bots.sending.retries import MAY_COST, Attempt
from config.policy.lines.sending import SendingRules
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

    def record(
        self, session: Session, results: Iterable[tuple[Outbound, Attempt]], now: datetime
    ) -> None:
        """What attempts cost their lines: texts of the day, pace, and the day's money.

        Lines are gone through in one order, so that two couriers wait for each other at most.
        """
        of_lines: defaultdict[str, list[Attempt]] = defaultdict(list)
        for row, result in results:
            # What was refused cost nothing, and may name a line that is none.
            if row.line_id is not None and result.text is not None:
                of_lines[row.line_id].append(result)
        uses = [
            _use(line_by_id(session, line_id), of_lines[line_id], now)
            for line_id in sorted(of_lines)
        ]
        for use in uses:
            if use.texts:
                count_day(session, use.line.id, now.date(), sent=use.texts)
        for use in uses:
            self._pace(session, use, now)
        for use in uses:
            if use.segments:
                self._spend(session, use, now)

    def _pace(self, session: Session, use: "_Use", now: datetime) -> None:
        """A claim took one unit a text; a long one costs more. A carrier's wish to be left alone
        until some time is obeyed by every courier.
        """
        more = use.segments - use.texts
        if more > 0:
            rate = self.rates.line(use.line.channel, use.line.a_minute)
            charge(session, LINE + use.line.id, more, rate, now)
        if use.pause_until is not None:
            pause(session, LINE + use.line.id, use.pause_until, now)

    def _cap(self, text: OutgoingText) -> int | None:
        if not counts_segments(text.channel, text.line):
            return None
        return self._caps.get(text.channel)

    def _spend(self, session: Session, use: "_Use", now: datetime) -> None:
        line, cap = use.line, self._caps.get(use.line.channel)
        spent = spend(session, line.id, line.time_zone, use.segments, now)
        if cap is not None and spent - use.segments < cap <= spent:
            raise_alarm(session, COST, line.organisation_id, now)


@dataclass(frozen=True)
class _Use:
    """What a few attempts took of one line; `segments` where they are paid for."""

    line: LineView
    texts: int
    segments: int
    pause_until: datetime | None


def _use(line: LineView, results: Iterable[Attempt], now: datetime) -> _Use:
    texts = [one.text.text for one in results if one.text and one.event in MAY_COST]
    waits = [one.retry_after for one in results if one.retry_after is not None]
    return _Use(
        line,
        len(texts),
        sum(measure(text).parts for text in texts)
        if counts_segments(line.channel, line.address)
        else 0,
        now + timedelta(seconds=max(waits)) if waits else None,
    )


def heed_stop(session: Session, contact_id: str | None, code: str | None, now: datetime) -> None:
    """Where the code says that the worker stopped us, nothing is sent until that is undone."""
    by = STOPS.get(code or "")
    if by is None or contact_id is None:
        return
    stop_for(session, contact_id, by)
    cancel_for(session, contact_id, now, code or "")
