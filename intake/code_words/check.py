"""A text compared with the code words of its sender, and what follows from it.

The receivers, which have the pepper, check a word and note until when it holds.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    select,
    update,
)
from sqlalchemy.orm import Session

from config.policy.lines.code_words import CodeWords
from intake.code_words.ask_for_word import drop_question, is_waiting
from intake.code_words.code_word import CodeWord
from intake.contacts.contact import Contact
from intake.dialogue.understanding.code_word_text import CodeWordMatch, may_be_code_word
from intake.dialogue.understanding.reading import Reading
from intake.outbox.outbox import wake
from intake.reports.report import Report
from vault.blind_index import pepper_name, word_mac
from vault.peppers import Peppers


@dataclass(frozen=True)
class ComparedText:
    """What a text is to the code words of its sender."""

    seen: CodeWordMatch = CodeWordMatch.NONE
    paused: bool = False
    """No word is taken for a while, after too many wrong ones."""
    waiting: bool = False
    """A text of ours waits for the code word."""
    row: CodeWord | None = None
    """None for a sender who has no code word."""


def compare_with_words(
    session: Session, contact: Contact, reading: Reading, peppers: Peppers, now: datetime
) -> ComparedText:
    """Compares a text with the words of its sender."""
    if not contact.has_word:
        return ComparedText()
    row = session.get_one(CodeWord, contact.id)
    paused = row.paused_until is not None and now < row.paused_until
    return ComparedText(_seen(row, reading, peppers), paused, is_waiting(session, contact.id), row)


def _seen(row: CodeWord, reading: Reading, peppers: Peppers) -> CodeWordMatch:
    folded = reading.folded
    keys = {pepper_name(key): key for key in (peppers.code, peppers.old_code) if key is not None}

    def is_it(mac: bytes | None, pepper: str | None) -> bool:
        key = keys.get(pepper or "")
        if not folded or mac is None or key is None:
            return False
        return hmac.compare_digest(mac, word_mac(key, row.contact_id, folded))

    # Both are always compared: how long it takes tells nothing of which it was.
    right, second = is_it(row.word_mac, row.word_pepper), is_it(row.second_mac, row.second_pepper)
    if second:
        return CodeWordMatch.DURESS
    if right:
        return CodeWordMatch.RIGHT
    asked = row.asked_at is not None and may_be_code_word(reading)
    return CodeWordMatch.WRONG if asked else CodeWordMatch.NONE


def choose_word(
    session: Session, contact: Contact, reading: Reading, pepper: bytes, second: bool, now: datetime
) -> None:
    """The text is the code word from now on, or the second one; a new one ends the old second."""
    mac, name = word_mac(pepper, contact.id, reading.folded), pepper_name(pepper)
    if second:
        row = session.get_one(CodeWord, contact.id)
        row.second_mac, row.second_pepper = mac, name
        return
    known = session.get(CodeWord, contact.id)
    report_id = known.report_id if known is not None else contact.current_report_id
    session.merge(
        CodeWord(
            contact_id=contact.id,
            report_id=report_id,
            word_mac=mac,
            word_pepper=name,
            second_mac=None,
            second_pepper=None,
            tries=0,
            paused_until=None,
            open_until=None,
            asked_at=None,
            duress_at=known.duress_at if known else None,
            chosen_on=now.date(),
        )
    )
    contact.has_word = True


def join_first_report(session: Session, contact: Contact, report_id: str) -> None:
    """A code word that was chosen before any report is reset by the code of the first one."""
    if contact.has_word:
        session.execute(
            update(CodeWord)
            .where(CodeWord.contact_id == contact.id, CodeWord.report_id.is_(None))
            .values(report_id=report_id)
        )


def accept_word(
    session: Session,
    row: CodeWord,
    reading: Reading,
    pepper: bytes,
    rules: CodeWords,
    now: datetime,
) -> None:
    """The code word was given: for some minutes what waits may go, at any hour."""
    row.word_mac, row.word_pepper = (
        word_mac(pepper, row.contact_id, reading.folded),
        pepper_name(pepper),
    )
    row.tries, row.paused_until, row.asked_at, row.duress_at = 0, None, None, None
    row.open_until = now + timedelta(minutes=rules.open_minutes)
    drop_question(session, row.contact_id, now)
    wake(session, row.contact_id, now)


def count_wrong_word(row: CodeWord, rules: CodeWords, now: datetime) -> None:
    """Counts a wrong one; after some, none is taken for a while. The sender is not told."""
    if row.paused_until is not None and now < row.paused_until:
        return
    row.tries += 1
    if row.tries >= rules.wrong_tries:
        row.tries, row.paused_until = 0, now + timedelta(minutes=rules.pause_minutes)


def note_duress(
    session: Session, row: CodeWord, reading: Reading, pepper: bytes, now: datetime
) -> list[str]:
    """Nothing waits any more for whoever holds the phone; gives the ids of the worker's reports."""
    row.second_mac, row.second_pepper = (
        word_mac(pepper, row.contact_id, reading.folded),
        pepper_name(pepper),
    )
    row.duress_at, row.open_until, row.asked_at = now, None, None
    if row.paused_until is None or now >= row.paused_until:
        row.tries, row.paused_until = 0, None
    drop_question(session, row.contact_id, now)
    return list(session.scalars(select(Report.id).where(Report.contact_id == row.contact_id)))
