"""What waits until a worker gives the code word, and the question for it.

The courier, which has no pepper, sends what we begin only while a word holds; else it asks the
worker for the word once.
"""

from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from config.platform.database import new_id
from config.policy.lines.code_words import CodeWords
from intake.code_words.code_word import CodeWord
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.outbox.delivery_states import DELIVERIES, WAITING, DeliveryEvent, DeliveryState
from intake.outbox.outbox import NEXT, TEXT, Outbound
from intake.reports.report import Report
from intake.reports.thread import LINE, Message, add_message

HELD_FOR_WORD = "word"
"""Why a text is held, in its row's `error_code`."""

EXEMPT = frozenset({Phrase.STOPPED.name, Phrase.WORD_WANTED.name})
"""Phrases that go without the code word: the question for it, and the answer to STOP."""


def is_waiting(session: Session, contact_id: str) -> bool:
    """Whether a text of ours waits for this contact, the question for the code word apart."""
    return bool(
        session.scalar(
            select(
                exists().where(
                    Outbound.contact_id == contact_id,
                    Outbound.state.in_(WAITING),
                    or_(Outbound.answer.is_(False), Outbound.error_code == HELD_FOR_WORD),
                    _not_the_question(),
                )
            )
        )
    )


def _not_the_question() -> ColumnElement[bool]:
    return or_(Outbound.phrase.is_(None), Outbound.phrase != Phrase.WORD_WANTED.name)


def drop_question(session: Session, contact_id: str, now: datetime) -> None:
    """The question for the code word is not sent any more: it was answered."""
    session.execute(
        update(Outbound)
        .where(
            Outbound.contact_id == contact_id,
            Outbound.phrase == Phrase.WORD_WANTED.name,
            Outbound.state.in_(WAITING),
        )
        .values(
            state=DELIVERIES.after(DeliveryState.SENDING, DeliveryEvent.REFUSED),
            error_code="answered",
            settled_at=now,
        )
    )


def ask_for_word(session: Session, held: Outbound, rules: CodeWords, now: datetime) -> bool:
    """Posts the question for the code word, in the hours in which the held text would have gone.

    Not twice for one text, not often, and not after the second word: to whoever made the worker
    send it, nothing is waiting. Gives whether it was posted.
    """
    # The contact first, as everywhere: its texts are taken in under the same lock.
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
            session,
            report,
            Message(
                id=identifier,
                author=LINE,
                phrase=Phrase.WORD_WANTED.name,
                language=contact.language,
                at=now,
            ),
        )
    session.add(
        Outbound(
            id=identifier,
            kind=TEXT,
            line_id=held.line_id,
            contact_id=contact.id,
            report_id=held.report_id,
            phrase=Phrase.WORD_WANTED.name,
            language=contact.language,
            priority=NEXT,
            urgent=held.urgent,
            not_before=now,
            effect_key=f"say/{identifier}",
            created_at=now,
        )
    )
    row.asked_at = now
    return True
