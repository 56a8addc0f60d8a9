"""Claims due rows of the outbox, sends them, records what became of them.

No transaction is open while a carrier is called. A crash between claim and record leaves a row
that is `uncertain` when its lease ends; then the carrier is asked, or, where it can't be asked,
the text is sent once more and marked as maybe having arrived twice. A mail, whose Message-ID
shows that it is a duplicate, is sent again for a day.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event as Flag

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
    LEASE_SECONDS,
    MAIL,
    RETRY_AFTER,
    Outbound,
    ask_again,
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
AWAY = timedelta(seconds=30)
BLIND_ATTEMPTS = 2
"""How often a text is sent to a carrier that can't be asked, before nobody sends it any more."""


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
        lease_seconds: int = LEASE_SECONDS,
        stopped: Flag | None = None,
    ) -> None:
        self._engine = engine
        self._writer = writer
        self._channels = channels
        self._mailer = mailer
        self._late_hours = late_hours
        self._absent_after = absent_after
        self._lease_seconds = lease_seconds
        self._stopped = stopped or Flag()
        self._pool = ThreadPoolExecutor(SENDERS, thread_name_prefix="send")

    def drain(self, at_most: int = 500) -> int:
        """Sends due rows until none is due or `at_most` were tried; gives how many were tried.

        Told to stop, it finishes what it has and claims no more.
        """
        with transaction(self._engine) as session:
            lose_expired(session, utc_now())
        tried = 0
        while tried < at_most and not self._stopped.is_set():
            with transaction(self._engine) as session:
                rows = claim(session, utc_now(), BATCH, self._lease_seconds)
                session.expunge_all()
            if not rows:
                break
            list(self._pool.map(self._deliver, rows))
            tried += len(rows)
        return tried

    def ask_about_uncertain(self) -> int:
        """Asks carriers about rows of which nobody knows; gives how many are settled."""
        now = utc_now()
        with reading(self._engine) as session:
            rows = [row for row in uncertain(session) if row.not_before <= now]
        settled = 0
        for row in rows:
            if self._stopped.is_set():
                break
            try:
                settled += self._ask(row)
            except SendError:
                # Every question now costs its time limit: the others wait for the next round.
                self._ask_again(row, now + AWAY)
                break
        return settled

    def _deliver(self, row: Outbound) -> None:
        try:
            result = self._result(row)
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

    def _result(self, row: Outbound) -> Result:
        if row.lease_until is not None and utc_now() >= row.lease_until:
            # It waited too long for a free sender; somebody else may have it by now.
            return Result(Event.RETRY, row.error_code, utc_now())
        return self._mail(row) if row.kind == MAIL else self._text(row)

    def _text(self, row: Outbound) -> Result:
        with reading(self._engine) as session:
            try:
                letter = self._writer.letter(session, row)
            except (NotOurs, RosterRefused) as error:
                return self._refused(error, row)
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
                return self._refused(error, row)
        return _attempt(send, row)

    def _refused(self, error: NotOurs | RosterRefused, row: Outbound) -> Result:
        """Nothing goes out, an alarm does.

        What no rule of ours made is refused for good; what only waits for a roster that can be
        believed goes on waiting.
        """
        waits = isinstance(error, RosterRefused)
        kind = ROSTER_REFUSED if waits else SEND_REFUSED
        with transaction(self._engine) as session:
            raise_alarm(session, kind, None, utc_now())
        return _again(row, kind) if waits else Result(Event.REFUSED, kind)

    def _ask(self, row: Outbound) -> bool:
        """Settles one uncertain row, if it can be. Raises SendError while its carrier is away."""
        sent = self._was_sent(row)
        now = utc_now()
        absent_at = (row.lease_until or row.created_at) + self._absent_after
        if sent is False and now < absent_at:
            self._ask_again(row, absent_at)
            return False
        result = _verdict(row, sent, now)
        with transaction(self._engine) as session:
            return settle(
                session, row.id, row.attempts, result.event, now, result.code, result.retry_at
            )

    def _ask_again(self, row: Outbound, at: datetime) -> None:
        with transaction(self._engine) as session:
            ask_again(session, row.id, row.attempts, at)

    def _was_sent(self, row: Outbound) -> bool | None:
        """What the carrier says; None where it can't be asked. Raises SendError."""
        if row.kind == MAIL:
            return None
        try:
            with reading(self._engine) as session:
                letter = self._writer.letter(session, row)
            return self._channels[letter.channel].was_sent(
                letter.address, letter.text, row.created_at
            )
        except (NotOurs, RosterRefused, KeyError):
            return None


def _verdict(row: Outbound, sent: bool | None, now: datetime) -> Result:
    """What becomes of a row that nobody knows of, once its carrier was asked."""
    if sent:
        return Result(Event.FOUND)
    blind = sent is None and row.kind != MAIL and row.uncertain_count >= BLIND_ATTEMPTS
    if blind or now - row.created_at > GIVE_UP_AFTER:
        return Result(Event.REFUSED, "not-known")
    wait = RETRY_AFTER[min(row.uncertain_count, len(RETRY_AFTER)) - 1]
    return Result(Event.ABSENT, row.error_code, now + timedelta(seconds=wait))


def _attempt(send: Callable[[], None], row: Outbound) -> Result:
    try:
        send()
    except SendError as error:
        if error.unknown:
            return Result(Event.LOST, error.code)
        return _again(row, error.code) if error.retryable else Result(Event.REFUSED, error.code)
    return Result(Event.ACCEPTED)


def _again(row: Outbound, code: str) -> Result:
    """Later, and later still; after a day not any more."""
    if utc_now() - row.created_at >= GIVE_UP_AFTER:
        return Result(Event.REFUSED, code)
    wait = RETRY_AFTER[min(row.attempts, len(RETRY_AFTER) - 1)]
    return Result(Event.RETRY, code, utc_now() + timedelta(seconds=wait))
