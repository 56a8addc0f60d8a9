"""Claims due rows of the outbox, sends them, records what became of them.

No transaction is open while a carrier is called. A crash between claim and record leaves a row
that is `uncertain` when its lease ends; then the carrier is asked, or, where it can't be asked,
the text or mail is sent once more and marked as maybe having arrived twice, never a third time.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event as Flag

from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from bots.channel import OutboundChannel
from bots.errors import SendError
from bots.sending.compose import Composer
from bots.sending.holds import Holds
from bots.sending.not_sendable import NotSendable
from bots.sending.retries import Attempt, again, attempt, verdict
from bots.sending.send_limits import heed_stop
from case_management.cases.models import Case
from config.platform.database import reading, transaction, utc_now
from config.platform.logs import log
from intake.monitoring.alarms import MAIL_REFUSED, ROSTER_REFUSED, SEND_REFUSED, raise_alarm
from intake.outbox.claims import (
    LEASE_SECONDS,
    SendOutcome,
    ask_again,
    claim,
    lose_expired,
    next_in_pace,
    sent_alike,
    settle,
    uncertain,
)
from intake.outbox.delivery_states import DeliveryEvent
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import MAIL, Outbound
from vault.roster import RosterRefused

SENDERS = 16
"""Texts on their way side by side. As many rows are claimed as senders are free: one that only
waited for a sender when its courier died would be as uncertain as one that was being sent."""
GATHER_SECONDS = 0.05
"""So long the results of quick sends wait for each other, to be recorded in one transaction."""
CARRIER_AWAY_FOR = timedelta(seconds=30)
"""So long nobody asks about a row whose carrier did not answer."""
PATIENCE = timedelta(seconds=1)
"""How long a courier stands by for a line's bucket before it looks elsewhere."""
DATABASE_AWAY = (OperationalError, InterfaceError)
DATABASE_AWAY_FOR = timedelta(seconds=2)
RECORD_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds. What was sent is recorded, if the database comes back soon: an unrecorded text goes
twice."""

Mailer = Callable[[Session, Outbound], Callable[[], object]]
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

    def drain(self, at_most: int = 500, lying_for: timedelta = timedelta(0)) -> int:
        """Sends due rows until none is due or `at_most` were tried; gives how many were tried.

        With `lying_for` only what has been due for so long. Told to stop, it finishes what it has
        and claims no more.
        """
        with transaction(self._engine) as session:
            lose_expired(session, utc_now())
        sending: dict[Future[Attempt], Outbound] = {}
        tried = 0
        try:
            while True:
                wanted = 0 if self._stopped.is_set() else at_most - tried
                rows = self._claim(min(SENDERS - len(sending), wanted), lying_for)
                tried += len(rows)
                sending |= {self._pool.submit(self._deliver, row): row for row in rows}
                if not sending and (wanted <= 0 or not self._stand_by()):
                    return tried
                self._record_finished(sending)
        finally:
            # What is on its way is recorded even where no more can be claimed.
            while sending:
                self._record_finished(sending)

    def _claim(self, at_most: int, lying_for: timedelta) -> list[Outbound]:
        if at_most <= 0:
            return []
        lease, rates = self._waits.lease_seconds, self._holds.limits.rates
        with transaction(self._engine) as session:
            return claim(session, utc_now(), at_most, lease, rates, lying_for)

    def _record_finished(self, sending: dict[Future[Attempt], Outbound]) -> None:
        """Waits for a result, and for those that come soon after it; records them together."""
        wait(sending, GATHER_SECONDS)
        finished = wait(sending, return_when=FIRST_COMPLETED).done
        self._record([(sending.pop(one), one.result()) for one in finished])

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

    def _deliver(self, row: Outbound) -> Attempt:
        try:
            return self._result(row)
        except DATABASE_AWAY as error:
            # It went away before anything was sent: no carrier is called in a transaction.
            log().warning("database away", error=error, kind=row.kind)
            return Attempt(DeliveryEvent.RETRY, row.error_code, utc_now() + DATABASE_AWAY_FOR)
        except Exception as error:  # a courier that dies on one row would hold up all others
            log().error("send broke", error=error, kind=row.kind)
            return Attempt(DeliveryEvent.LOST, "broke")

    def _record(self, results: Sequence[tuple[Outbound, Attempt]]) -> None:
        for pause in RECORD_PAUSES:
            try:
                self._record_once(results)
            except DATABASE_AWAY as error:
                log().warning("not recorded yet", error=error)
                self._stopped.wait(pause)
            else:
                return
        self._record_once(results)

    def _record_once(self, results: Sequence[tuple[Outbound, Attempt]]) -> None:
        """In one transaction, which locks in one order: contacts, rows, days, paces."""
        now = utc_now()
        with transaction(self._engine) as session:
            for row, result in results:
                if result.asks_for_code_word:
                    self._holds.ask_for_code_word(session, row, now)
            outcomes = [_outcome(row, result, now) for row, result in results]
            mine = settle(session, outcomes, now)
            for row, result in results:
                if row.id in mine:
                    heed_stop(session, row.contact_id, result.code, now)
                    _alarm_of_mail(session, row, result, now)
            self._holds.limits.record(session, results, now)
            for row, result in results:
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
            return release
        text = replace(text, valid_seconds=release.valid_seconds)
        channel = self._channels[text.channel]
        return replace(attempt(lambda: channel.send(text), row, release.begun), text=text)

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
        believed goes on waiting; what is left of a worker who asked to be erased, or is meant
        for a phone that the worker left, goes quietly.
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
        twice = sent is None and result.event is DeliveryEvent.ABSENT
        outcome = replace(_outcome(row, result, now), maybe_twice=twice)
        with transaction(self._engine) as session:
            return bool(settle(session, [outcome], now))

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
                others = sent_alike(session, row)
            return self._channels[text.channel].was_sent(text, row.created_at, others)
        except (NotSendable, RosterRefused, KeyError):
            return None


def _alarm_of_mail(session: Session, row: Outbound, result: Attempt, now: datetime) -> None:
    """A member whom danger to life does not reach is more than a mail that failed."""
    if row.template == MailTemplate.DANGER and result.event is DeliveryEvent.REFUSED:
        case = session.get(Case, row.subject_id) if row.subject_id else None
        raise_alarm(session, MAIL_REFUSED, case.organisation_id if case else None, now)


def _outcome(row: Outbound, result: Attempt, now: datetime) -> SendOutcome:
    retry_at = result.retry_at
    if result.retry_after is not None:
        retry_at = now + timedelta(seconds=result.retry_after)
    return SendOutcome(row.id, row.attempts, result.event, result.code, retry_at)
