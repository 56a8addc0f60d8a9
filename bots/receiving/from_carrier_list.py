"""Asks a carrier what it has for our lines, and takes in what never came: the last net.

A webhook that failed and its fallback with it, a host that burned down with its spool: the carrier
still lists the message. What is known already is only looked up; the receiver takes in the rest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from bots.carrier_requests import RawRequest, ReceiveOutcome
from bots.channel import InboundList
from bots.errors import SendError
from bots.receiving.receiver import Receiver
from config.platform.database import reading, transaction
from config.platform.logs import log
from intake.inbox.seen import move_offset, offset
from intake.lines.line import Line
from intake.monitoring.alarms import RECOVERED, raise_alarm
from intake.monitoring.day_counts import carrier_says
from vault.roster import RosterRefused

OVERLAP = timedelta(hours=1)
"""Asked again each time: a carrier's list may be behind its webhooks."""


@dataclass
class ReconciledLine:
    """What one line's look-back found. `state` is done, away or refused."""

    channel: str
    line: str
    read: int = 0
    imported: int = 0
    known: int = 0
    failed: int = 0
    state: str = "done"


class Reconciler:
    """`run` looks back once over every line whose carrier can be asked."""

    def __init__(
        self,
        engine: Engine,
        receiver: Receiver,
        listers: Mapping[str, InboundList],
        look_back: timedelta,
        grace: timedelta,
    ) -> None:
        """`grace`: a younger message may still be on its way to us, and is left for next time."""
        self._engine = engine
        self._receiver = receiver
        self._listers = listers
        self._look_back = look_back
        self._grace = grace

    def run(self, now: datetime) -> list[ReconciledLine]:
        """One entry a line. Raises SQLAlchemyError: what was taken in until then stays."""
        with reading(self._engine) as session:
            lines = list(session.scalars(select(Line).where(Line.channel.in_(self._listers))))
        return [self._line(line, now) for line in lines]

    def _line(self, line: Line, now: datetime) -> ReconciledLine:
        found = ReconciledLine(line.channel, line.address)
        mark = f"list/{line.id}"
        with reading(self._engine) as session:
            seen = offset(session, mark)
        since = now - self._look_back
        if seen is not None:
            since = max(since, datetime.fromtimestamp(seen, UTC) - OVERLAP)
        until = now - self._grace
        for day in _days(since.date(), until.date()):
            try:
                listed, missing = self._day(line, day, until, found)
            except SendError as error:
                log().warning("carrier not asked", code=error.code, channel=line.channel)
                found.state = "away"
                break
            except RosterRefused as error:
                log().error("not taken in", error=error, channel=line.channel)
                found.state = "refused"
                break
            end = datetime.combine(day + timedelta(days=1), time(), UTC)
            with transaction(self._engine) as session:
                if listed:
                    carrier_says(session, line.id, day, listed, missing)
                move_offset(session, mark, int(min(end, until).timestamp()))
        if found.imported:
            with transaction(self._engine) as session:
                raise_alarm(session, RECOVERED, line.organisation_id, now)
        return found

    def _day(
        self, line: Line, day: date, until: datetime, found: ReconciledLine
    ) -> tuple[int, int]:
        listed = missing = 0
        for request in self._listers[line.channel].listed(line.address, day):
            if request.received_at > until:
                continue
            listed += 1
            found.read += 1
            try:
                answer = self._take(request)
            except (SQLAlchemyError, RosterRefused):
                raise
            except Exception as error:  # one that can't be taken in must not hide the others
                log().error("not taken in", error=error, channel=line.channel)
                missing += 1
                found.failed += 1
                continue
            found.imported += answer is ReceiveOutcome.TAKEN
            found.known += answer is not ReceiveOutcome.TAKEN
        return listed, missing

    def _take(self, request: RawRequest) -> ReceiveOutcome:
        if self._receiver.is_known(request):
            return ReceiveOutcome.KNOWN
        return self._receiver.receive_spooled(request, recovered=True)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)
