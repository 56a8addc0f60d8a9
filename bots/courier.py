"""Claims due rows of the outbox, sends them, records what became of them.

No transaction is open while a carrier is called. A crash between claim and record leaves a row
that is `uncertain` when its lease ends; then the carrier is asked, or, where it can't be asked,
the text is sent once more and marked as maybe having arrived twice.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bots.channel import OutboundChannel, SendError
from bots.letters import Letter, NotOurs, Writer
from config.database import reading, transaction, utc_now
from config.logs import log
from intake.alarms import ROSTER_REFUSED, SEND_REFUSED, raise_alarm
from intake.delivery import Event
from intake.outbox import (
    GIVE_UP_AFTER,
    MAIL,
    RETRY_AFTER,
    Outbound,
    claim,
    lose_expired,
    settle,
    uncertain,
)
from vault.roster import RosterRefused

BATCH = 20
SENDERS = 6
LATE_ANSWER = timedelta(minutes=10)
ABSENT_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Result:
    """What became of one attempt."""

    event: Event
    code: str | None = None
    retry_at: datetime | None = None


Mailer = Callable[[Session, Outbound], Callable[[], None]]
"""Given a mail row, gives what sends it; raises NotOurs or RosterRefused when it may not go."""

LateHours = Callable[[Session, Outbound, datetime], datetime | None]
"""When a late answer may go, by her hours; None when it may not."""


class Courier:
    """`drain` sends what is due. Any number may run, on any host."""

    def __init__(
        self,
        engine: Engine,
        writer: Writer,
        channels: Mapping[str, OutboundChannel],
        mailer: Mailer,
        late_hours: LateHours,
        absent_after: timedelta = ABSENT_AFTER,
    ) -> None:
        self._engine = engine
        self._writer = writer
        self._channels = channels
        self._mailer = mailer
        self._late_hours = late_hours
        self._absent_after = absent_after
        self._pool = ThreadPoolExecutor(SENDERS, thread_name_prefix="send")

    def drain(self, at_most: int = 500) -> int:
        """Sends due rows until none is due or `at_most` were tried; gives how many were tried."""
        with transaction(self._engine) as session:
            lose_expired(session, utc_now())
        tried = 0
        while tried < at_most:
            with transaction(self._engine) as session:
                rows = claim(session, utc_now(), BATCH)
                session.expunge_all()
            if not rows:
                break
            list(self._pool.map(self._deliver, rows))
            tried += len(rows)
        return tried

    def ask_about_uncertain(self) -> int:
        """Asks carriers about rows of which nobody knows; gives how many are settled."""
        with reading(self._engine) as session:
            rows = uncertain(session)
        return sum(self._ask(row) for row in rows)

    def _deliver(self, row: Outbound) -> None:
        try:
            result = self._mail(row) if row.kind == MAIL else self._text(row)
        except Exception as error:  # a courier that dies on one row would hold up all others
            log().error("send broke", error=error, kind=row.kind)
            result = Result(Event.LOST, "broke")
        with transaction(self._engine) as session:
            settle(
                session,
                row.id,
                row.attempts,
                result.event,
                utc_now(),
                result.code,
                result.retry_at,
            )

    def _text(self, row: Outbound) -> Result:
        with reading(self._engine) as session:
            try:
                letter = self._writer.letter(session, row)
            except (NotOurs, RosterRefused) as error:
                return self._refused(error)
            withheld = self._withhold(session, row, letter)
        if withheld is not None:
            return withheld
        channel = self._channels[letter.channel]
        return _attempt(
            lambda: channel.send(letter.address, letter.text, letter.choices, letter.row_id), row
        )

    def _withhold(self, session: Session, row: Outbound, letter: Letter) -> Result | None:
        """What keeps a text back: STOP, no such channel, an answer that comes too late."""
        if letter.opted_out:
            return Result(Event.REFUSED, "stopped")
        if letter.channel not in self._channels:
            return Result(Event.REFUSED, "no-channel")
        now = utc_now()
        if letter.answer and now - letter.created_at > LATE_ANSWER:
            due = self._late_hours(session, row, now)
            if due is None:
                return Result(Event.REFUSED, "not-wanted")
            if due > now:
                return Result(Event.HOLD, retry_at=due)
        return None

    def _mail(self, row: Outbound) -> Result:
        with reading(self._engine) as session:
            try:
                send = self._mailer(session, row)
            except (NotOurs, RosterRefused) as error:
                return self._refused(error)
        return _attempt(send, row)

    def _refused(self, error: NotOurs | RosterRefused) -> Result:
        """Somebody wrote a row that no rule of ours made: nothing goes out, an alarm does."""
        kind = ROSTER_REFUSED if isinstance(error, RosterRefused) else SEND_REFUSED
        with transaction(self._engine) as session:
            raise_alarm(session, kind, None, utc_now())
        return Result(Event.REFUSED, kind)

    def _ask(self, row: Outbound) -> bool:
        event = self._what_became_of(row)
        if event is None:
            return False
        with transaction(self._engine) as session:
            return settle(session, row.id, row.attempts, event, utc_now(), retry_at=utc_now())

    def _what_became_of(self, row: Outbound) -> Event | None:
        """What the carrier says; ABSENT (so: send again) where it can't be asked."""
        if row.kind == MAIL:
            # The same Message-ID again: a receiver can see that it is a duplicate.
            return Event.ABSENT
        try:
            with reading(self._engine) as session:
                letter = self._writer.letter(session, row)
            sent = self._channels[letter.channel].was_sent(
                letter.address, letter.text, row.created_at
            )
        except SendError:
            return None
        except (NotOurs, RosterRefused, KeyError):
            return Event.ABSENT
        if sent is False and utc_now() - (row.lease_until or row.created_at) < self._absent_after:
            return None
        return Event.FOUND if sent else Event.ABSENT


def _attempt(send: Callable[[], None], row: Outbound) -> Result:
    try:
        send()
    except SendError as error:
        if error.unknown:
            return Result(Event.LOST, error.code)
        if error.retryable and utc_now() - row.created_at < GIVE_UP_AFTER:
            wait = RETRY_AFTER[min(row.attempts, len(RETRY_AFTER) - 1)]
            return Result(Event.RETRY, error.code, utc_now() + timedelta(seconds=wait))
        return Result(Event.REFUSED, error.code)
    return Result(Event.ACCEPTED)
