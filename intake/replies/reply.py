"""What a member wrote to a worker: into the thread and into the outbox."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from config.policy.reading.spans import Between
from intake.contacts.contact import UNREACHABLE
from intake.contacts.contact_hours import hours_of
from intake.dialogue.model.state import State
from intake.replies.queued_text import locked_contact, queued_text
from intake.reports.report import Report
from intake.reports.thread import MEMBER, Message, add_message
from vault.grants import Grant

WORKER_SAID_STOP = "The worker sent STOP. You can read but not write until the worker sends START."
WORKER_SAID_NO = "The worker asked us not to write. Wait until the worker writes again."
NO_WAY_BACK = "There is no number to write back to: it is hidden, a name or a short code."
NUMBER_GONE = "The worker's number is no longer stored. Nobody can write to the worker."


@dataclass(frozen=True)
class MemberReply:
    """Made in a browser: the thread's copy, its wrapped key, and the text sealed to the courier."""

    id: str
    body_sealed: bytes
    grant: bytes
    epoch: int
    payload_sealed: bytes


def send_reply(
    session: Session,
    report: Report,
    member_id: str,
    reply: MemberReply,
    hours: Between,
    now: datetime,
    urgent: bool,
) -> str | None:
    """Queues a member's text; gives a sentence when it may not go, None when it may.

    Then the worker's talk is to be turned to this report (`switch_to_report`).
    """
    contact = locked_contact(session, report)
    if contact is None:
        return NUMBER_GONE
    if contact.stopped_by in UNREACHABLE:
        return NO_WAY_BACK
    if contact.opted_out:
        return WORKER_SAID_STOP
    due = now if urgent else hours_of(session, contact, hours, now).due
    if due is None:
        return WORKER_SAID_NO
    row = queued_text(session, reply.id, contact, report, due, now)
    row.payload_sealed, row.urgent = reply.payload_sealed, urgent
    message = Message(
        id=reply.id,
        author=MEMBER,
        member_id=member_id,
        language=contact.language,
        at=now,
        body_sealed=reply.body_sealed,
    )
    add_message(session, report, message)
    session.add_all(
        (
            Grant(
                record_id=reply.id,
                organisation_id=report.organisation_id,
                epoch=reply.epoch,
                key_sealed=reply.grant,
            ),
            row,
        )
    )
    # From now on the worker talks with a person: no menu comes in between.
    state = State.from_json(contact.dialogue)
    contact.dialogue = replace(state, with_person=True).to_json()
    return None
