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
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from bots.channel import OutboundChannel
from bots.errors import SendError
from bots.sending.attempt import MAY_COST, Attempt, again, attempt, verdict
from bots.sending.compose import Composer
from bots.sending.holds import Holds
from bots.sending.not_sendable import NotSendable
from bots.sending.send_limits import heed_stop
from config.platform.database import reading, transaction, utc_now
from config.platform.logs import log
from intake.monitoring.alarms import ROSTER_REFUSED, SEND_REFUSED, raise_alarm
from intake.outbox.delivery_states import DeliveryEvent
from intake.outbox.outbox import (
    LEASE_SECONDS,
    MAIL,
    Outbound,
    ask_again,
    claim,
    lose_expired,
    next_in_pace,
    settle,
    uncertain,
)
from vault.roster import RosterRefused

SENDERS = 6
BATCH = SENDERS
"""Each row that is claimed is begun at once: one that only waited for a sender when its courier
died would be as uncertain as one that was being sent."""
CARRIER_AWAY_FOR = timedelta(seconds=30)
"""So long nobody asks about a row whose carrier did not answer."""
PATIENCE = timedelta(seconds=1)
"""How long a courier stands by for a line's bucket before it looks elsewhere."""
DATABASE_AWAY = (OperationalError, InterfaceError)
DATABASE_AWAY_FOR = timedelta(seconds=2)
RECORD_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds. What was sent is recorded, if the database comes back soon: an unrecorded text goes
twice."""

Mailer = Callable[[Session, Outbound], Callable[[], None]]
"""Given a mail row, gives what sends it; raises NotSendable or RosterRefused when it may not go."""


@dataclass(frozen=True)
class CourierWaits:
    """How long a courier waits before it takes another for dead, or a text for lost."""

    lease_seconds: int = LEASE_SECONDS
    """A row that is not settled by then is uncertain."""
    absent_after: timedelta = timedelta(minutes=5)
    """A text that its carrier does not have so long after the lease was never sent."""


class OutboxCourier:
    """`drain` sends what is due. Any number may run, on any host."""

    def __init__(
        self,
        engine: Engine,
        composer: Composer,
        channels: Mapping[str, OutboundChannel],
        mailer: Mailer,
        holds: Holds,
        waits: CourierWaits | None = None,
        stopped: Flag | None = None,
    ) -> None:
        self._engine = engine
        self._composer = composer
        self._channels = channels
        self._mailer = mailer
        self._holds = holds
        self._waits = waits or CourierWaits()
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
                rows = claim(
                    session, utc_now(), BATCH, self._waits.lease_seconds, self._holds.limits.rates
                )
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
                self._ask_again(row, now + CARRIER_AWAY_FOR)
                break
        return settled

    def _deliver(self, row: Outbound) -> None:
        try:
            result = self._result(row)
        except DATABASE_AWAY as error:
            # It went away before anything was sent: no carrier is called in a transaction.
            log().warning("database away", error=error, kind=row.kind)
            result = Attempt(DeliveryEvent.RETRY, row.error_code, utc_now() + DATABASE_AWAY_FOR)
        except Exception as error:  # a courier that dies on one row would hold up all others
            log().error("send broke", error=error, kind=row.kind)
            result = Attempt(DeliveryEvent.LOST, "broke")
        for pause in RECORD_PAUSES:
            try:
                self._record(row, result)
            except DATABASE_AWAY as error:
                log().warning("not recorded yet", error=error, kind=row.kind)
                self._stopped.wait(pause)
            else:
                return
        self._record(row, result)

    def _record(self, row: Outbound, result: Attempt) -> None:
        now = utc_now()
        with transaction(self._engine) as session:
            retry_at = result.retry_at
            if result.retry_after is not None:
                retry_at = self._holds.limits.slow_down(session, row, result.retry_after, now)
            mine = settle(session, row.id, row.attempts, result.event, now, result.code, retry_at)
            if mine:
                heed_stop(session, row.contact_id, result.code, now)
            if result.text is not None and result.event in MAY_COST:
                self._holds.limits.count(session, row, result.text, now)
            if result.text is not None and result.carrier_id is not None:
                self._composer.note_copy(session, row, result.text, result.carrier_id, now)

    def _result(self, row: Outbound) -> Attempt:
        if row.lease_until is not None and utc_now() >= row.lease_until:
            # It waited too long for a free sender; somebody else may have it by now.
            return Attempt(DeliveryEvent.RETRY, row.error_code, utc_now())
        return self._mail(row) if row.kind == MAIL else self._text(row)

    def _text(self, row: Outbound) -> Attempt:
        with reading(self._engine) as session:
            try:
                text = self._composer.compose(session, row)
            except (NotSendable, RosterRefused) as error:
                return self._refused(error, row)
            release = self._holds.check(session, row, text, utc_now())
        if isinstance(release, Attempt):
            if release.asks_for_code_word:
                self._ask_for_code_word(row)
            return release
        text = replace(text, valid_seconds=release.valid_seconds)
        channel = self._channels[text.channel]
        return replace(attempt(lambda: channel.send(text), row, release.begun), text=text)

    def _ask_for_code_word(self, row: Outbound) -> None:
        """In a transaction of its own, before the row is settled: a crash between asks but once."""
        with transaction(self._engine) as session:
            self._holds.ask_for_code_word(session, row, utc_now())

    def _mail(self, row: Outbound) -> Attempt:
        with reading(self._engine) as session:
            try:
                send = self._mailer(session, row)
            except (NotSendable, RosterRefused) as error:
                return self._refused(error, row)
        return attempt(send, row, row.created_at)

    def _refused(self, error: NotSendable | RosterRefused, row: Outbound) -> Attempt:
        """Nothing goes out, an alarm does.

        What no rule of ours made is refused for good; what only waits for a roster that can be
        believed goes on waiting; what is left of somebody who erased herself, or is meant for a
        phone that she left, goes quietly.
        """
        if isinstance(error, RosterRefused):
            self._alarm(ROSTER_REFUSED)
            return again(row, ROSTER_REFUSED, row.created_at)
        if error.is_alarm:
            self._alarm(SEND_REFUSED)
        return Attempt(DeliveryEvent.REFUSED, error.code)

    def _alarm(self, kind: str) -> None:
        with transaction(self._engine) as session:
            raise_alarm(session, kind, None, utc_now())

    def _ask(self, row: Outbound) -> bool:
        """Settles one uncertain row, if it can be. Raises SendError while its carrier is away."""
        sent = self._was_sent(row)
        now = utc_now()
        absent_at = (row.lease_until or row.created_at) + self._waits.absent_after
        if sent is False and now < absent_at:
            self._ask_again(row, absent_at)
            return False
        result = verdict(row, sent, now)
        with transaction(self._engine) as session:
            return settle(
                session,
                row.id,
                row.attempts,
                result.event,
                now,
                result.code,
                result.retry_at,
                maybe_twice=sent is None and result.event is DeliveryEvent.ABSENT,
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
                text = self._composer.compose(session, row)
            return self._channels[text.channel].was_sent(text, row.created_at)
        except (NotSendable, RosterRefused, KeyError):
            return None
