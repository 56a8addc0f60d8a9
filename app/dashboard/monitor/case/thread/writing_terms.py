"""Whether and when a worker may be written to, in words, before anybody writes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.times import worker_day, worker_time
from bots.errors import say
from intake.code_words.code_word import word_standing
from intake.contacts.contact import BLOCKED, NO_ADDRESS, STOPPED_BY_CARRIER, WITHHELD, Contact
from intake.contacts.contact_hours import ContactHours, hours_of
from intake.contacts.flood import Silence, at_moment, why_silent
from intake.contacts.flood_counts import activity_of, limits_of
from intake.contacts.safe_hours import ANY, EVENING, NEVER
from intake.lines.line import LineView, line_by_id
from intake.outbox.answers_given import answers_given
from intake.replies.reply import NUMBER_GONE, WORKER_SAID_STOP
from intake.reports.report import Report

_STOPPED = {
    STOPPED_BY_CARRIER: say(
        "The worker sent STOP to the carrier. You can read but not write until the worker sends "
        "START."
    ),
    WITHHELD: say("The number is hidden: you can read and listen, but nobody can write back."),
    NO_ADDRESS: say(
        "The sender is a name or a short code, not a number: you can read, but nobody can write "
        "back."
    ),
    BLOCKED: say(
        "The worker has blocked the bot. You can read but not write until the worker writes again."
    ),
}

_SILENT = {
    Silence.ANSWERED_OFTEN: say(
        "The line does not answer this number by itself now: it got %(count)s automatic answers "
        "within a day, as a machine would. Everything it sends is kept, and you can write to it."
    ),
    Silence.REPEATS_ITSELF: say(
        "The line does not answer this number by itself now: it sends the same text again and "
        "again, as a machine would. Everything it sends is kept, and you can write to it."
    ),
}


@dataclass(frozen=True)
class WritingTerms:
    """`refusal` is set where nothing may be sent; `waits_until` where a text would be held."""

    line: LineView
    contact_id: str
    chosen: str
    refusal: str | None
    waits_until: datetime | None
    waits_in_words: str | None
    needs_word: bool = False
    """What is written is held until the worker gives the code word."""
    duress: str | None = None
    """When the worker sent the code word for duress, in the worker's time zone."""
    silence: str | None = None
    """Why the line itself does not answer this number now."""


def writing_terms(report: Report) -> WritingTerms:
    """How the worker of one report can be written to."""
    contact = database().scalar(select(Contact).where(Contact.id == report.contact_id))
    if contact is None:
        return _gone(report)
    line = line_by_id(database(), contact.line_id)
    hours = hours_of(database(), contact, services().policy.intake.safe_hours, now())
    due = hours.due
    refusal = None
    if contact.opted_out:
        refusal = gettext(_STOPPED.get(contact.stopped_by or "", WORKER_SAID_STOP))
    elif due is None:
        refusal = gettext("The worker asked us not to write. Wait until the worker writes again.")
    word = word_standing(database(), contact.id, now())
    if word.open_until is not None and refusal is None:
        due = now()
    waits = due if refusal is None and due is not None and due > now() else None
    return WritingTerms(
        line=line,
        contact_id=contact.id,
        chosen=_chosen(contact, hours),
        refusal=refusal,
        waits_until=waits,
        waits_in_words=worker_time(waits, line.time_zone) if waits else None,
        needs_word=word.held and refusal is None,
        duress=worker_day(word.duress_at, line.time_zone) if word.duress_at else None,
        silence=_silence(contact),
    )


def _silence(contact: Contact) -> str | None:
    policy = services().policy
    activity = at_moment(activity_of(contact), now())
    given = answers_given(database(), contact.id, now())
    why = why_silent(activity, limits_of(policy), given)
    return gettext(_SILENT[why], count=str(given)) if why else None


def _gone(report: Report) -> WritingTerms:
    """The worker erased the number, or the time was over for which it is kept."""
    return WritingTerms(
        line=line_by_id(database(), report.line_id),
        contact_id="",
        chosen=gettext("nobody can write to the worker any more"),
        refusal=gettext(NUMBER_GONE),
        waits_until=None,
        waits_in_words=None,
    )


def _stopped(contact: Contact) -> str:
    if contact.stopped_by == WITHHELD:
        return gettext("number was hidden")
    if contact.stopped_by == NO_ADDRESS:
        return gettext("no number that can be written to")
    blocked = contact.stopped_by == BLOCKED
    return gettext("has blocked the bot") if blocked else gettext("said STOP")


def _chosen(contact: Contact, hours: ContactHours) -> str:
    if contact.opted_out:
        return _stopped(contact)
    if contact.reply_policy == NEVER:
        return gettext("asked us not to write")
    if contact.reply_policy == ANY:
        return gettext("may be written to at any time")
    start, end = f"{hours.start:02d}:00", f"{hours.end:02d}:00"
    if contact.reply_policy == EVENING:
        # So it also is where the worker was not asked, or answered nothing.
        return gettext("only from %(start)s to %(end)s, the usual hours", start=start, end=end)
    return gettext("only from %(start)s to %(end)s", start=start, end=end)
