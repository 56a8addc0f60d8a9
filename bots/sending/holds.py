"""What keeps a text back at the last moment: STOP, channel, safe hours, code word, day's money.

All of it is asked just before the text is sent: the worker may have chosen other hours, or set a
code word, while it waited.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bots.channel import OutgoingText
from bots.sending.retries import Attempt
from bots.sending.send_limits import SendLimits
from config.policy.lines.code_words import CodeWords
from config.policy.reading.spans import Between
from config.rows.held_rows import HeldRows
from intake.code_words.ask_for_word import EXEMPT, HELD_FOR_WORD, ask_for_word
from intake.code_words.code_word import NO_WORD, WordStanding, word_standing
from intake.contacts.contact import Contact
from intake.contacts.contact_hours import ContactHours, hours_of
from intake.contacts.safe_hours import NEVER
from intake.dialogue.model.phrases import Phrase
from intake.outbox.delivery_states import DeliveryEvent
from intake.outbox.outbox import Outbound

LATE_ANSWER = timedelta(minutes=10)
"""So long after the worker's text an answer finds the phone in the worker's hand."""
SHORTEST_VALID = 60
"""Seconds: a carrier is given at least this long."""
NO_HOURS = ContactHours(NEVER, 0, 0, None)
"""Of the last text to a worker who was erased: at once, or not at all."""


@dataclass(frozen=True)
class Release:
    """A text may go now."""

    valid_seconds: int | None
    """How long the carrier may go on trying: a text that comes too late is worse than none."""
    begun: datetime
    """Since when it is tried: what a code word let go is as fresh as the code word."""


class Holds:
    """Made from the policy."""

    def __init__(
        self,
        channels: Collection[str],
        safe_hours: Between,
        code_words: CodeWords,
        limits: SendLimits,
    ) -> None:
        """`channels` are those that this courier can send on."""
        self._channels = channels
        self._safe_hours = safe_hours
        self._code_words = code_words
        self.limits = limits

    def check(
        self, session: Session, row: Outbound, text: OutgoingText, now: datetime
    ) -> Attempt | Release:
        """An Attempt where the text is held or refused."""
        contact = HeldRows(session).by_id(Contact, row.contact_id or "")
        hours = hours_of(session, contact, self._safe_hours, now) if contact else NO_HOURS
        exempt = row.phrase in EXEMPT
        word = NO_WORD if exempt else word_standing(session, row.contact_id, now)
        held = (
            self._stop(row, contact)
            or self._channel(text)
            or self._hours_and_code_word(row, hours, word, now)
            or self._money(session, row, text, now)
        )
        if held is not None:
            return held
        begun = row.created_at if word.open_until is None else now
        return Release(_valid_seconds(row, hours, word, now), begun)

    def ask_for_code_word(self, session: Session, row: Outbound, now: datetime) -> None:
        """Queues the question for the code word before a text that is held for it."""
        ask_for_word(session, row, self._code_words, now)

    def _stop(self, row: Outbound, contact: Contact | None) -> Attempt | None:
        """The one text after STOP says that it was understood."""
        if contact is None or not contact.opted_out or row.phrase == Phrase.STOPPED.name:
            return None
        return Attempt(DeliveryEvent.REFUSED, "stopped")

    def _channel(self, text: OutgoingText) -> Attempt | None:
        return (
            None if text.channel in self._channels else Attempt(DeliveryEvent.REFUSED, "no-channel")
        )

    def _hours_and_code_word(
        self, row: Outbound, hours: ContactHours, word: WordStanding, now: datetime
    ) -> Attempt | None:
        """A worker in danger is asked for the code word at any hour; nobody else reads on."""
        if _is_prompt(row, now) or word.open_until is not None:
            return None
        if not row.urgent and hours.due is None:
            return Attempt(DeliveryEvent.REFUSED, "not-wanted")
        if not row.urgent and hours.due is not None and hours.due > now:
            return Attempt(DeliveryEvent.HOLD, HELD_FOR_WORD if word.held else None, hours.due)
        if word.held:
            ask_again_at = now + timedelta(hours=self._code_words.ask_again_hours)
            return Attempt(DeliveryEvent.HOLD, HELD_FOR_WORD, ask_again_at, asks_for_code_word=True)
        return None

    def _money(
        self, session: Session, row: Outbound, text: OutgoingText, now: datetime
    ) -> Attempt | None:
        until = self.limits.held_until(session, row, text, now)
        return None if until is None else Attempt(DeliveryEvent.HOLD, retry_at=until)


def _is_prompt(row: Outbound, now: datetime) -> bool:
    """An answer to what the worker wrote just now: the phone is in hand, at any hour."""
    return row.answer and now - row.created_at <= LATE_ANSWER


def _valid_seconds(
    row: Outbound, hours: ContactHours, word: WordStanding, now: datetime
) -> int | None:
    until = hours.until
    if word.open_until is not None:
        until = word.open_until
    elif row.urgent:
        until = None
    elif _is_prompt(row, now):
        until = row.created_at + LATE_ANSWER
    return None if until is None else max(SHORTEST_VALID, int((until - now).total_seconds()))
