"""Writing to a worker: the news of a step, and what a member wrote in her browser."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from config.platform.database import new_id
from config.policy.policy import Between, Policy
from intake.code_words.code_word import HELD_FOR_WORD, Standing, standing
from intake.contacts.contact import Contact
from intake.contacts.safe_hours import EVENING, earliest_send, window_end
from intake.dialogue.model.effects import Propose
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.same_matter import let_stay
from intake.lines.line import line_by_id
from intake.outbox.outbox import BULK, NEXT, TEXT, Outbound
from intake.outbox.states import State as Delivery
from intake.reports.events import Event
from intake.reports.report import LINE, MEMBER, Message, Report, add_message
from intake.reports.suggested_categories import propose
from vault.organisations import Grant

SHE_SAID_STOP = "She said STOP: you can read, but not write, until she writes START."


@dataclass(frozen=True)
class MemberReply:
    """Made in a browser: the thread's copy, its wrapped key, and the text sealed to the courier."""

    id: str
    body_sealed: bytes
    grant: bytes
    epoch: int
    payload_sealed: bytes


NOBODY = "Her number is not kept any more: nobody can write to her."


def tell(session: Session, report: Report, phrase: Phrase, hours: Between, now: datetime) -> None:
    """Queues one of the line's own phrases, if she agreed to be written to."""
    contact = _contact(session, report)
    if contact is None or contact.opted_out:
        return
    due = hours_of(session, contact, hours, now).due
    if due is None:
        return
    word = standing(session, contact.id, now)
    identifier = new_id()
    message = Message(
        id=identifier, author=LINE, phrase=phrase.name, language=contact.language, at=now
    )
    add_message(session, report, message)
    session.add(
        _outbound(
            identifier, contact, report, now, due, word, phrase=phrase.name,
            language=contact.language, priority=BULK,
        )
    )  # fmt: skip


def turn_to(session: Session, report: Report, policy: Policy) -> list[Event]:
    """A member writes to her about this report: what waits in another one stays with that.

    Her next words belong to this report, and what she said of the other one does not.
    """
    contact = _contact(session, report)
    if contact is None or contact.current_report_id == report.id:
        return []
    state, told = let_stay(State.from_json(contact.dialogue))
    turned = replace(
        state, step=Step.DONE, test=report.test, question=report.question, topics=(),
        place_known=False,
    )  # fmt: skip
    before = session.get(Report, contact.current_report_id) if contact.current_report_id else None
    contact.dialogue, contact.unsorted = turned.to_json(), ""
    contact.current_report_id = report.id
    if before is None:
        return []
    proposals = (one for one in told if isinstance(one, Propose))
    return [event for one in proposals for event in propose(before, one, policy)]


def write(
    session: Session, report: Report, member_id: str, reply: MemberReply, hours: Between,
    now: datetime, urgent: bool,
) -> str | None:  # fmt: skip
    """Queues a member's text; gives a sentence when it may not go, None when it may.

    Then her talk is to be turned to this report (`turn_to`).
    """
    contact = _contact(session, report)
    if contact is None:
        return NOBODY
    if contact.opted_out:
        return SHE_SAID_STOP
    due = now if urgent else hours_of(session, contact, hours, now).due
    if due is None:
        return "She asked not to be written to: wait until she writes again."
    word = standing(session, contact.id, now)
    message = Message(
        id=reply.id, author=MEMBER, member_id=member_id, language=contact.language, at=now,
        body_sealed=reply.body_sealed,
    )  # fmt: skip
    add_message(session, report, message)
    session.add(
        Grant(
            record_id=reply.id, organisation_id=report.organisation_id, epoch=reply.epoch,
            key_sealed=reply.grant,
        )
    )  # fmt: skip
    session.add(
        _outbound(
            reply.id, contact, report, now, due, word, payload_sealed=reply.payload_sealed,
            urgent=urgent,
        )
    )  # fmt: skip
    # From now on she talks with a person: no menu comes in between (domain.md 8).
    state = State.from_json(contact.dialogue)
    contact.dialogue = replace(state, with_person=True).to_json()
    return None


@dataclass(frozen=True)
class Hours:
    """When a contact may be written to: her own hours, or the line's; `due` is None for never.

    `until` is when the hours that are now end, if they are now and do end.
    """

    policy: str
    start: int
    end: int
    due: datetime | None
    until: datetime | None = None


def hours_of(session: Session, contact: Contact, default: Between, now: datetime) -> Hours:
    """Her hours, and the next moment in them; `default` are those of the policy file."""
    zone = line_by_id(session, contact.line_id).time_zone
    start, end = contact.window_start, contact.window_end
    if contact.reply_policy == EVENING or start is None or end is None:
        start, end = default.start, default.upto
    due = earliest_send(contact.reply_policy, start, end, zone, now)
    until = window_end(contact.reply_policy, start, end, zone, now)
    return Hours(contact.reply_policy, start, end, due, until)


def hours_by_id(session: Session, contact_id: str, default: Between, now: datetime) -> Hours:
    """The hours of the contact with this id, for a courier that has only that."""
    return hours_of(session, session.get_one(Contact, contact_id), default, now)


def _contact(session: Session, report: Report) -> Contact | None:
    return session.scalar(select(Contact).where(Contact.id == report.contact_id).with_for_update())


def _outbound(
    identifier: str, contact: Contact, report: Report, now: datetime, due: datetime,
    word: Standing, phrase: str | None = None, language: str | None = None,
    payload_sealed: bytes | None = None, priority: int = NEXT, urgent: bool = False,
) -> Outbound:  # fmt: skip
    if word.open_until is not None:
        # She gave her word a moment ago, so the phone is in her hand.
        due = now
    return Outbound(
        id=identifier, kind=TEXT, line_id=contact.line_id, contact_id=contact.id,
        report_id=report.id, phrase=phrase, language=language, payload_sealed=payload_sealed,
        priority=priority, urgent=urgent,
        state=Delivery.HELD if word.held or due > now else Delivery.QUEUED, not_before=due,
        error_code=HELD_FOR_WORD if word.held else None,
        effect_key=f"say/{identifier}", created_at=now,
    )  # fmt: skip
