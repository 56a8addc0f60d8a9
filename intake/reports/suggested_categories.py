"""What a report seems to be about, and what of it is no case: kept beside it for a person."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from config.policy.policy import Policy
from intake.contacts.contact import Contact
from intake.dialogue.model.effects import Propose, ProposeBefore
from intake.dialogue.model.state import State
from intake.reports.events import BecameCase, CategoriesSuggested, DangerReported, IntakeEvent
from intake.reports.proven_texts import Resigning
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message


def keys_of(categories: Iterable[str], policy: Policy) -> tuple[str, ...]:
    """The policy's keys ("WAGES") of the codes that words propose ("2.1").

    Those that monitors alone choose are never proposed by words.
    """
    keys = {one.code: key for key, one in policy.categories.items() if not one.monitor_only}
    return tuple(keys[code] for code in categories if code in keys)


def suggest_categories(
    report: Report, proposed: Propose | ProposeBefore, policy: Policy
) -> list[IntakeEvent]:
    """Adds to what is proposed. Danger is told each time that it is said."""
    keys = keys_of(proposed.categories, policy)
    new = [key for key in keys if key not in report.proposals]
    report.proposed = ",".join((*report.proposals, *new))
    report.category = report.category or next(iter(new), None)
    events: list[IntakeEvent] = [CategoriesSuggested(report.id, tuple(new))] if new else []
    if proposed.danger:
        report.danger = True
        events.append(DangerReported(report.id))
    return events


def untag(report: Report) -> list[IntakeEvent]:
    """A try or a question became a case; its clock begins."""
    if not report.test and not report.question:
        return []
    report.test = report.question = False
    return [BecameCase(report.id)]


def note_unsorted(contact: Contact, before: State, after: State, kept_id: str | None) -> None:
    """Remembers which texts wait to be sorted: those whose turn made the count of them grow.

    They can't be told by their place in the thread, where a command, a flood, or a text from
    another phone may stand between them.
    """
    if after.unsorted == before.unsorted:
        return
    waiting = contact.unsorted.split(",") if after.unsorted > before.unsorted else []
    kept = [kept_id] if kept_id and after.unsorted else []
    contact.unsorted = ",".join(filter(None, (*waiting, *kept)))


def move_texts(
    session: Session, contact: Contact, before: Report, after: Report, signs: Resigning
) -> None:
    """Texts that waited belong to another report, with their later versions.

    Both threads keep their order, and what a receiver had signed is signed anew where it is now.
    """
    waiting = contact.unsorted.split(",")
    tags = select(Message.carrier_tag).where(
        Message.id.in_(waiting), Message.carrier_tag.is_not(None)
    )
    moved = session.scalars(
        select(Message)
        .where(
            Message.report_id == before.id,
            Message.author == WORKER,
            or_(Message.id.in_(waiting), Message.carrier_tag.in_(tags)),
        )
        .order_by(Message.number)
    ).all()
    for message in moved:
        genuine = signs.genuine(message)
        before.text_count -= 1
        after.text_count += 1
        after.message_count += 1
        message.report_id, message.number = after.id, after.message_count
        message.proof = signs.anew(message, genuine)
