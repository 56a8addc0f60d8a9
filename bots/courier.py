"""Claims due rows of the outbox, sends them, records what became of them.

No transaction is open while a carrier is called. A crash between claim and record leaves a row
that is `uncertain` when its lease ends; then the carrier is asked, or, where it can't be asked,
the text or mail is sent once more and marked as maybe having arrived twice, never a third time.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event as Flag

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bots.channel import OutboundChannel, SendError
from bots.letters import Forgotten, Letter, NotOurs, Writer
from bots.metering import Meter, heed_stop
from config.database import reading, transaction, utc_now
from config.logs import log
from intake.alarms import ROSTER_REFUSED, SEND_REFUSED, raise_alarm
from intake.delivery import Event
from intake.dialogue.phrases import Phrase
from intake.outbox import (
    GIVE_UP_AFTER,
    LEASE_SECONDS,
    MAIL,
    RETRY_AFTER,
    Outbound,
    ask_again,
    claim,
    lose_expired,
    next_in_pace,
    settle,
    uncertain,
)
from intake.replies import Hours
from intake.windows import NEVER
from vault.roster import RosterRefused

BATCH = 20
SENDERS = 6
LATE_ANSWER = timedelta(minutes=10)
ABSENT_AFTER = timedelta(minutes=5)
AWAY = timedelta(seconds=30)
SHORTEST_VALID = 60
PATIENCE = timedelta(seconds=1)
"""How long a courier stands by for a line's bucket before it looks elsewhere."""
NO_HOURS = Hours(NEVER, 0, 0, None)
"""Of the last text to somebody who was forgotten: at once, or not at all."""
BLIND_ATTEMPTS = 2
"""How often a text or mail is sent where nobody can be asked, before nobody sends it any more."""


WENT = frozenset({Event.ACCEPTED, Event.LOST})
"""After these it costs, or may cost, what it costs."""


@dataclass(frozen=True)
class Result:
    """What became of one attempt."""

    event: Event
    code: str | None = None
    retry_at: datetime | None = None
    retry_after: float | None = None
    carrier_id: str | None = None
    letter: Letter | None = None


Mailer = Callable[[Session, Outbound], Callable[[], None]]
"""Given a mail row, gives what sends it; raises NotOurs or RosterRefused when it may not go."""

HoursOf = Callable[[Session, Outbound, datetime], Hours]
"""When the contact of a row may be written to."""


class Courier:
    """`drain` sends what is due. Any number may run, on any host."""

    def __init__(
        self,
        engine: Engine,
        writer: Writer,
        channels: Mapping[str, OutboundChannel],
        mailer: Mailer,
        hours: HoursOf,
        meter: Meter,
        absent_after: timedelta = ABSENT_AFTER,
        lease_seconds: int = LEASE_SECONDS,
        stopped: Flag | None = None,
    ) -> None:
        self._engine = engine
        self._writer = writer
        self._channels = channels
        self._mailer = mailer
        self._hours = hours
        self._meter = meter
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
                rows = claim(session, utc_now(), BATCH, self._lease_seconds, self._meter.rates)
                session.expunge_all()
            if not rows and self._stand_by():
                continue
            if not rows:
                break
            list(self._pool.map(self._deliver, rows))
            tried += len(rows)
        return tried

    def _stand_by(self) -> bool:
        """Waits a moment where something is due and only its line's bucket is empty."""
        now = utc_now()
        with reading(self._engine) as session:
            at = next_in_pace(session, now)
        if at is None or at - now > PATIENCE:
            return False
        return not self._stopped.wait(max(0.0, (at - now).total_seconds()))

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
        now = utc_now()
        with transaction(self._engine) as session:
            retry_at = result.retry_at
            if result.retry_after is not None:
                retry_at = self._meter.slow_down(session, row, result.retry_after, now)
            mine = settle(session, row.id, row.attempts, result.event, now, result.code, retry_at)
            if mine:
                heed_stop(session, row.contact_id, result.code, now)
            if result.letter is not None and result.event in WENT:
                self._meter.count(session, row, result.letter, now)
            if result.letter is not None and result.carrier_id is not None:
                self._writer.note_copy(session, row, result.letter, result.carrier_id, now)

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
            hours = self._hours(session, row, utc_now()) if row.contact_id else NO_HOURS
            withheld = self._withhold(session, row, letter, hours)
        if withheld is not None:
            return withheld
        letter = replace(letter, valid_seconds=_valid_seconds(row, hours, utc_now()))
        channel = self._channels[letter.channel]
        return replace(_attempt(lambda: channel.send(letter.outgoing()), row), letter=letter)

    def _withhold(
        self, session: Session, row: Outbound, letter: Letter, hours: Hours
    ) -> Result | None:
        """What keeps a text back: STOP, no such channel, her hours, the day's money.

        Her hours are asked at the last moment: she may have chosen others while it waited.
        """
        if letter.opted_out and row.phrase != Phrase.STOPPED.name:
            return Result(Event.REFUSED, "stopped")
        if letter.channel not in self._channels:
            return Result(Event.REFUSED, "no-channel")
        now = utc_now()
        if not (row.urgent or _is_prompt(row, now)):
            if hours.due is None:
                return Result(Event.REFUSED, "not-wanted")
            if hours.due > now:
                return Result(Event.HOLD, retry_at=hours.due)
        until = self._meter.held_until(session, row, letter, now)
        return None if until is None else Result(Event.HOLD, retry_at=until)

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
        believed goes on waiting; what is left of somebody who erased herself goes quietly.
        """
        if isinstance(error, Forgotten):
            return Result(Event.REFUSED, "erased")
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
                session, row.id, row.attempts, result.event, now, result.code, result.retry_at,
                maybe_twice=sent is None and result.event is Event.ABSENT,
            )  # fmt: skip

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
            return self._channels[letter.channel].was_sent(letter.outgoing(), row.created_at)
        except (NotOurs, RosterRefused, KeyError):
            return None


def _verdict(row: Outbound, sent: bool | None, now: datetime) -> Result:
    """What becomes of a row that nobody knows of, once its carrier was asked."""
    if sent:
        return Result(Event.FOUND)
    blind = sent is None and row.uncertain_count >= BLIND_ATTEMPTS
    if blind or now - row.created_at > GIVE_UP_AFTER:
        return Result(Event.REFUSED, "not-known")
    wait = RETRY_AFTER[min(row.uncertain_count, len(RETRY_AFTER)) - 1]
    return Result(Event.ABSENT, row.error_code, now + timedelta(seconds=wait))


def _attempt(send: Callable[[], object], row: Outbound) -> Result:
    try:
        told = send()
    except SendError as error:
        if error.unknown:
            return Result(Event.LOST, error.code)
        return (
            replace(_again(row, error.code), retry_after=error.retry_after)
            if error.retryable
            else Result(Event.REFUSED, error.code)
        )
    return Result(Event.ACCEPTED, carrier_id=told if isinstance(told, str) else None)


def _is_prompt(row: Outbound, now: datetime) -> bool:
    """An answer to what she wrote just now: the phone is in her hand, at any hour."""
    return row.answer and now - row.created_at <= LATE_ANSWER


def _valid_seconds(row: Outbound, hours: Hours, now: datetime) -> int | None:
    """How long the carrier may go on trying: a text that comes too late is worse than none."""
    if row.urgent:
        return None
    until = row.created_at + LATE_ANSWER if _is_prompt(row, now) else hours.until
    return None if until is None else max(SHORTEST_VALID, int((until - now).total_seconds()))


def _again(row: Outbound, code: str) -> Result:
    """Later, and later still; after a day not any more."""
    if utc_now() - row.created_at >= GIVE_UP_AFTER:
        return Result(Event.REFUSED, code)
    wait = RETRY_AFTER[min(row.attempts, len(RETRY_AFTER) - 1)]
    return Result(Event.RETRY, code, utc_now() + timedelta(seconds=wait))
