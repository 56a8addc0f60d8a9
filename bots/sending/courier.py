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
from bots.sending.compose import Letter, NotOurs, Writer
from bots.sending.send_limits import Meter, heed_stop
from config.platform.database import reading, transaction, utc_now
from config.platform.logs import log
from config.policy.code_words import CodeWords
from intake.code_words.code_word import NO_WORD, WordStanding, word_standing
from intake.code_words.hold import EXEMPT, HELD_FOR_WORD, ask_for_word
from intake.contacts.contact_hours import ContactHours
from intake.contacts.safe_hours import NEVER
from intake.dialogue.model.phrases import Phrase
from intake.monitoring.alarms import ROSTER_REFUSED, SEND_REFUSED, raise_alarm
from intake.outbox.outbox import (
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
from intake.outbox.states import Event
from vault.roster import RosterRefused

SENDERS = 6
BATCH = SENDERS
"""Each row that is claimed is begun at once: one that only waited for a sender when its courier
died would be as uncertain as one that was being sent."""
LATE_ANSWER = timedelta(minutes=10)
ABSENT_AFTER = timedelta(minutes=5)
AWAY = timedelta(seconds=30)
SHORTEST_VALID = 60
PATIENCE = timedelta(seconds=1)
"""How long a courier stands by for a line's bucket before it looks elsewhere."""
DATABASE_AWAY = (OperationalError, InterfaceError)
AWAY_FOR = timedelta(seconds=2)
RECORD_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""What was sent is recorded, if the database comes back soon: an unrecorded text goes twice."""
NO_HOURS = ContactHours(NEVER, 0, 0, None)
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
    asks: bool = False
    """She is asked for her word."""


Mailer = Callable[[Session, Outbound], Callable[[], None]]
"""Given a mail row, gives what sends it; raises NotOurs or RosterRefused when it may not go."""

HoursOf = Callable[[Session, Outbound, datetime], ContactHours]
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
        words: CodeWords,
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
        self._words = words
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
        except DATABASE_AWAY as error:
            # It went away before anything was sent: no carrier is called in a transaction.
            log().warning("database away", error=error, kind=row.kind)
            result = Result(Event.RETRY, row.error_code, utc_now() + AWAY_FOR)
        except Exception as error:  # a courier that dies on one row would hold up all others
            log().error("send broke", error=error, kind=row.kind)
            result = Result(Event.LOST, "broke")
        for pause in RECORD_PAUSES:
            try:
                self._record(row, result)
            except DATABASE_AWAY as error:
                log().warning("not recorded yet", error=error, kind=row.kind)
                self._stopped.wait(pause)
            else:
                return
        self._record(row, result)

    def _record(self, row: Outbound, result: Result) -> None:
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
            exempt = row.phrase in EXEMPT
            word = NO_WORD if exempt else word_standing(session, row.contact_id, utc_now())
            withheld = self._withhold(session, row, letter, hours, word)
        if withheld is not None:
            if withheld.asks:
                self._ask_for_word(row)
            return withheld
        letter = replace(letter, valid_seconds=_valid_seconds(row, hours, word, utc_now()))
        channel = self._channels[letter.channel]
        # What her word let go is as fresh as her word.
        begun = row.created_at if word.open_until is None else utc_now()
        sent = _attempt(lambda: channel.send(letter.outgoing()), row, begun)
        return replace(sent, letter=letter)

    def _withhold(
        self,
        session: Session,
        row: Outbound,
        letter: Letter,
        hours: ContactHours,
        word: WordStanding,
    ) -> Result | None:
        """What keeps a text back: STOP, no such channel, her hours, her word, the day's money.

        Her hours and her word are asked at the last moment: she may have chosen others while it
        waited. Whoever is in danger is asked for her word at any hour, and nobody else reads on.
        """
        if letter.opted_out and row.phrase != Phrase.STOPPED.name:
            return Result(Event.REFUSED, "stopped")
        if letter.channel not in self._channels:
            return Result(Event.REFUSED, "no-channel")
        now = utc_now()
        if not _is_prompt(row, now) and word.open_until is None:
            if not row.urgent and hours.due is None:
                return Result(Event.REFUSED, "not-wanted")
            if not row.urgent and hours.due is not None and hours.due > now:
                return Result(Event.HOLD, HELD_FOR_WORD if word.held else None, hours.due)
            if word.held:
                again = now + timedelta(hours=self._words.ask_again_hours)
                return Result(Event.HOLD, HELD_FOR_WORD, again, asks=True)
        until = self._meter.held_until(session, row, letter, now)
        return None if until is None else Result(Event.HOLD, retry_at=until)

    def _ask_for_word(self, row: Outbound) -> None:
        """In a transaction of its own, before the row is settled: a crash between asks but once."""
        with transaction(self._engine) as session:
            ask_for_word(session, row, self._words, utc_now())

    def _mail(self, row: Outbound) -> Result:
        with reading(self._engine) as session:
            try:
                send = self._mailer(session, row)
            except (NotOurs, RosterRefused) as error:
                return self._refused(error, row)
        return _attempt(send, row, row.created_at)

    def _refused(self, error: NotOurs | RosterRefused, row: Outbound) -> Result:
        """Nothing goes out, an alarm does.

        What no rule of ours made is refused for good; what only waits for a roster that can be
        believed goes on waiting; what is left of somebody who erased herself, or is meant for a
        phone that she left, goes quietly.
        """
        if isinstance(error, RosterRefused):
            self._alarm(ROSTER_REFUSED)
            return _again(row, ROSTER_REFUSED, row.created_at)
        if error.is_alarm:
            self._alarm(SEND_REFUSED)
        return Result(Event.REFUSED, error.code)

    def _alarm(self, kind: str) -> None:
        with transaction(self._engine) as session:
            raise_alarm(session, kind, None, utc_now())

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


def _attempt(send: Callable[[], object], row: Outbound, begun: datetime) -> Result:
    try:
        told = send()
    except SendError as error:
        if error.unknown:
            return Result(Event.LOST, error.code)
        return (
            replace(_again(row, error.code, begun), retry_after=error.retry_after)
            if error.retryable
            else Result(Event.REFUSED, error.code)
        )
    return Result(Event.ACCEPTED, carrier_id=told if isinstance(told, str) else None)


def _is_prompt(row: Outbound, now: datetime) -> bool:
    """An answer to what she wrote just now: the phone is in her hand, at any hour."""
    return row.answer and now - row.created_at <= LATE_ANSWER


def _valid_seconds(
    row: Outbound, hours: ContactHours, word: WordStanding, now: datetime
) -> int | None:
    """How long the carrier may go on trying: a text that comes too late is worse than none."""
    until = hours.until
    if word.open_until is not None:
        until = word.open_until
    elif row.urgent:
        until = None
    elif _is_prompt(row, now):
        until = row.created_at + LATE_ANSWER
    return None if until is None else max(SHORTEST_VALID, int((until - now).total_seconds()))


def _again(row: Outbound, code: str, begun: datetime) -> Result:
    """Later, and later still; after a day not any more."""
    if utc_now() - begun >= GIVE_UP_AFTER:
        return Result(Event.REFUSED, code)
    wait = RETRY_AFTER[min(row.attempts, len(RETRY_AFTER) - 1)]
    return Result(Event.RETRY, code, utc_now() + timedelta(seconds=wait))
