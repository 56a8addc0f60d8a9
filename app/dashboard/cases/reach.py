"""Whether and when a worker may be written to, as she chose: in words, before anybody writes."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask_babel import get_locale
from sqlalchemy import select

from app.dashboard.edge import database, now, services
from app.dashboard.speech import gettext
from intake.contacts import Contact
from intake.lines import LineView, line_by_id
from intake.replies import Hours, hours_of
from intake.reports import Report
from intake.windows import ANY, NEVER


@dataclass(frozen=True)
class Reach:
    """`refusal` is set where nothing may be sent; `waits_until` where a text would be held."""

    line: LineView
    contact_id: str
    chosen: str
    refusal: str | None
    waits_until: datetime | None
    waits_in_words: str | None


def reach_of(report: Report) -> Reach:
    """How the worker of one report can be written to."""
    contact = database().scalars(select(Contact).where(Contact.id == report.contact_id)).one()
    line = line_by_id(database(), contact.line_id)
    hours = hours_of(database(), contact, services().policy.intake.safe_hours, now())
    due = hours.due
    refusal = None
    if contact.opted_out:
        refusal = gettext("She said STOP: you can read, but not write, until she writes START.")
    elif due is None:
        refusal = gettext("She asked not to be written to: wait until she writes again.")
    waits = due if refusal is None and due is not None and due > now() else None
    return Reach(
        line=line,
        contact_id=contact.id,
        chosen=_chosen(contact, hours),
        refusal=refusal,
        waits_until=waits,
        waits_in_words=her_time(waits, line.time_zone) if waits else None,
    )


def her_time(at: datetime, time_zone: str) -> str:
    """The hour where she is."""
    hour = format_datetime(at, "HH:mm", tzinfo=ZoneInfo(time_zone), locale=get_locale())
    return gettext("%(hour)s her time", hour=hour)


def _chosen(contact: Contact, hours: Hours) -> str:
    if contact.opted_out:
        return gettext("she said STOP")
    if contact.reply_policy == NEVER:
        return gettext("not to be written to")
    if contact.reply_policy == ANY:
        return gettext("may be written to at any time")
    return gettext(
        "only from %(start)s to %(end)s", start=f"{hours.start:02d}:00", end=f"{hours.end:02d}:00"
    )
