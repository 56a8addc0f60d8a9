"""Her code word: kept as a keyed digest under the code pepper, and what waits until she gives it.

The receivers, which have the pepper, check it and note until when it holds; the courier, which has
not, sends what we begin only within that time, and else asks her for the word once. A digest can't
be moved to a new pepper without the word: it is made anew when she gives it, and until then the
old code pepper stays (rotation.py counts).
"""

import hmac
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    LargeBinary,
    String,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.database import Base, UtcDateTime, new_id
from config.policy.code_words import CodeWords
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.understanding.code_word_text import WordSeen, fold, may_be_word
from intake.outbox.outbox import NEXT, TEXT, WAITING, Outbound, wake
from intake.outbox.states import Event, after
from intake.outbox.states import State as Delivery
from intake.reports.report import LINE, Message, Report, add_message
from vault.blind_index import pepper_name, word_mac
from vault.organisations import BLIND, CLEAR
from vault.peppers import Peppers

HELD_FOR_WORD = "word"
"""Why a text is held, in its row's `error_code`."""

EXEMPT = frozenset({Phrase.STOPPED.name, Phrase.WORD_WANTED.name})
"""Phrases that go without her word: the question for it, and the one after her STOP."""


class CodeWord(Base):
    """One contact's words. `report_id` is the report that she had then: its code resets them."""

    __tablename__ = "code_words"

    contact_id: Mapped[str] = mapped_column(
        ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True, info=CLEAR
    )
    report_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    word_mac: Mapped[bytes] = mapped_column(LargeBinary(32), info=BLIND)
    word_pepper: Mapped[str] = mapped_column(String(16), info=CLEAR)
    second_mac: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    second_pepper: Mapped[str | None] = mapped_column(String(16), info=CLEAR)
    tries: Mapped[int] = mapped_column(default=0, info=CLEAR)
    paused_until: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    open_until: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    duress_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    chosen_on: Mapped[date] = mapped_column(info=CLEAR)


@dataclass(frozen=True)
class Heard:
    """What a text is to her words; `row` is None for somebody who has none."""

    seen: WordSeen = WordSeen.NONE
    paused: bool = False
    waiting: bool = False
    row: CodeWord | None = None


def look_at(
    session: Session, contact: Contact, text: str, peppers: Peppers, now: datetime
) -> Heard:
    """Compares a text with the words of its sender."""
    if not contact.has_word:
        return Heard()
    row = session.get_one(CodeWord, contact.id)
    paused = row.paused_until is not None and now < row.paused_until
    return Heard(_seen(row, text, peppers), paused, _is_waiting(session, contact.id), row)


def _seen(row: CodeWord, text: str, peppers: Peppers) -> WordSeen:
    folded = fold(text)
    keys = {pepper_name(key): key for key in (peppers.code, peppers.old_code) if key is not None}

    def is_it(mac: bytes | None, pepper: str | None) -> bool:
        key = keys.get(pepper or "")
        if not folded or mac is None or key is None:
            return False
        return hmac.compare_digest(mac, word_mac(key, row.contact_id, folded))

    # Both are always compared: how long it takes tells nothing of which it was.
    right, second = is_it(row.word_mac, row.word_pepper), is_it(row.second_mac, row.second_pepper)
    if second:
        return WordSeen.DURESS
    if right:
        return WordSeen.RIGHT
    asked = row.asked_at is not None and may_be_word(text)
    return WordSeen.WRONG if asked else WordSeen.NONE


def choose(
    session: Session, contact: Contact, text: str, pepper: bytes, second: bool, now: datetime
) -> None:
    """Her word, or her second one, from now on; a new word ends the old second one."""
    mac, name = word_mac(pepper, contact.id, fold(text)), pepper_name(pepper)
    if second:
        row = session.get_one(CodeWord, contact.id)
        row.second_mac, row.second_pepper = mac, name
        return
    known = session.get(CodeWord, contact.id)
    report_id = known.report_id if known is not None else contact.current_report_id
    session.merge(
        CodeWord(
            contact_id=contact.id, report_id=report_id, word_mac=mac, word_pepper=name,
            second_mac=None, second_pepper=None, tries=0, paused_until=None, open_until=None,
            asked_at=None, duress_at=known.duress_at if known else None, chosen_on=now.date(),
        )
    )  # fmt: skip
    contact.has_word = True


def keep_report(session: Session, contact: Contact, report_id: str) -> None:
    """Who chose a word before she had a report resets it with the code of her first one."""
    if contact.has_word:
        session.execute(
            update(CodeWord)
            .where(CodeWord.contact_id == contact.id, CodeWord.report_id.is_(None))
            .values(report_id=report_id)
        )


def show(
    session: Session, row: CodeWord, text: str, pepper: bytes, rules: CodeWords, now: datetime
) -> None:
    """She gave her word: for some minutes what waits may go, at any hour, for she is there."""
    row.word_mac, row.word_pepper = (
        word_mac(pepper, row.contact_id, fold(text)), pepper_name(pepper),
    )  # fmt: skip
    row.tries, row.paused_until, row.asked_at, row.duress_at = 0, None, None, None
    row.open_until = now + timedelta(minutes=rules.open_minutes)
    _drop_question(session, row.contact_id, now)
    wake(session, row.contact_id, now)


def note_wrong(row: CodeWord, rules: CodeWords, now: datetime) -> None:
    """Counts a wrong one; after some, none is taken for a while. She is not told."""
    if row.paused_until is not None and now < row.paused_until:
        return
    row.tries += 1
    if row.tries >= rules.wrong_tries:
        row.tries, row.paused_until = 0, now + timedelta(minutes=rules.pause_minutes)


def note_duress(
    session: Session, row: CodeWord, text: str, pepper: bytes, now: datetime
) -> list[str]:
    """Nothing waits any more for whoever holds the phone; gives the ids of her reports."""
    row.second_mac, row.second_pepper = (
        word_mac(pepper, row.contact_id, fold(text)), pepper_name(pepper),
    )  # fmt: skip
    row.duress_at, row.open_until, row.asked_at = now, None, None
    if row.paused_until is None or now >= row.paused_until:
        row.tries, row.paused_until = 0, None
    _drop_question(session, row.contact_id, now)
    return list(session.scalars(select(Report.id).where(Report.contact_id == row.contact_id)))


def _is_waiting(session: Session, contact_id: str) -> bool:
    return bool(
        session.scalar(
            select(
                exists().where(
                    Outbound.contact_id == contact_id, Outbound.state.in_(WAITING),
                    or_(Outbound.answer.is_(False), Outbound.error_code == HELD_FOR_WORD),
                    _not_the_question(),
                )
            )
        )
    )  # fmt: skip


def _not_the_question() -> ColumnElement[bool]:
    return or_(Outbound.phrase.is_(None), Outbound.phrase != Phrase.WORD_WANTED.name)


def _drop_question(session: Session, contact_id: str, now: datetime) -> None:
    session.execute(
        update(Outbound)
        .where(
            Outbound.contact_id == contact_id, Outbound.phrase == Phrase.WORD_WANTED.name,
            Outbound.state.in_(WAITING),
        )
        .values(state=after(Delivery.SENDING, Event.REFUSED), error_code="answered", settled_at=now)
    )  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """`held`: what we begin waits for her word; else `open_until`: how long it goes without."""

    held: bool
    open_until: datetime | None = None
    duress_at: datetime | None = None


NO_WORD = Standing(held=False)


def standing(session: Session, contact_id: str | None, now: datetime) -> Standing:
    """How it is with a contact's word, for who has no pepper."""
    row = session.get(CodeWord, contact_id) if contact_id else None
    if row is None:
        return NO_WORD
    is_open = row.open_until is not None and now < row.open_until
    return Standing(not is_open, row.open_until if is_open else None, row.duress_at)


def ask_for_word(session: Session, held: Outbound, rules: CodeWords, now: datetime) -> bool:
    """Posts the question for her word, in the hours in which the held text would have gone.

    Not twice for one text, not often, and not after her second word: to whoever made her send it
    nothing is waiting. Gives whether it was posted.
    """
    # The contact first, as everywhere: her texts are taken in under the same lock.
    contact = session.scalar(select(Contact).where(Contact.id == held.contact_id).with_for_update())
    row = session.get(CodeWord, held.contact_id, with_for_update=True) if contact else None
    if contact is None or row is None or row.duress_at is not None:
        return False
    if row.asked_at is not None and (
        held.created_at <= row.asked_at
        or now - row.asked_at < timedelta(hours=rules.ask_again_hours)
    ):
        return False
    identifier = new_id()
    report = session.get(Report, held.report_id) if held.report_id else None
    if report is not None:
        session.refresh(report)
        add_message(
            session, report,
            Message(
                id=identifier, author=LINE, phrase=Phrase.WORD_WANTED.name,
                language=contact.language, at=now,
            ),
        )  # fmt: skip
    session.add(
        Outbound(
            id=identifier, kind=TEXT, line_id=held.line_id, contact_id=contact.id,
            report_id=held.report_id, phrase=Phrase.WORD_WANTED.name, language=contact.language,
            priority=NEXT, urgent=held.urgent, not_before=now, effect_key=f"say/{identifier}",
            created_at=now,
        )
    )  # fmt: skip
    row.asked_at = now
    return True


def forget_words(session: Session, contact_id: str) -> None:
    """Whoever is erased has no word either."""
    session.execute(delete(CodeWord).where(CodeWord.contact_id == contact_id))


def words_under(session: Session, pepper: str) -> int:
    """How many words need this code pepper, because nobody but she can bring them under another."""
    under = or_(CodeWord.word_pepper == pepper, CodeWord.second_pepper == pepper)
    return session.scalar(select(func.count()).select_from(CodeWord).where(under)) or 0
