"""What is known of a message before anything is decided: its sender, report, code words."""

from datetime import datetime

from config.rows.held_rows import HeldRows
from intake.code_words.check import compare_with_words
from intake.contacts.long_silence import is_long_silent
from intake.dialogue.understanding.reading import Reading
from intake.lines.line import LineView
from intake.reception.arrival.after_long_silence import start_anew
from intake.reception.arrival.arrival import Arrival
from intake.reception.arrival.find_contact import find_or_create_contact
from intake.reception.arrival.inbound import Inbound
from intake.reception.arrival.resources import Resources
from intake.reports.report import held_report
from vault.blind_index import dedupe_tag
from vault.roster import Roster
from vault.trust import Trust


def gather(
    rows: HeldRows,
    resources: Resources,
    line: LineView,
    roster: Roster,
    trust: Trust,
    inbound: Inbound,
    now: datetime,
) -> Arrival:
    """The message as it arrives; a sender whom we don't know is made a contact."""
    session, peppers = rows.session, resources.peppers
    reading = Reading(inbound.text)
    contact = find_or_create_contact(rows, resources, line, roster, inbound, now)
    policy = resources.policy
    # Only the writer of a text can change it, so a change tells who writes.
    if not inbound.edited and is_long_silent(contact, policy.intake, now):
        start_anew(session, contact, line, policy, now)
    current = contact.current_report_id
    return Arrival(
        rows=rows,
        resources=resources,
        line=line,
        roster=roster,
        trust=trust,
        inbound=inbound,
        reading=reading,
        now=now,
        contact=contact,
        report=held_report(rows, current) if current else None,
        compared=compare_with_words(session, contact, reading, peppers, now),
        carrier_tag=_carrier_tag(resources, line, inbound),
    )


def _carrier_tag(resources: Resources, line: LineView, inbound: Inbound) -> bytes | None:
    if inbound.message_key is None:
        return None
    return dedupe_tag(
        resources.peppers.dedupe,
        f"{inbound.channel}/message",
        line.address,
        f"{inbound.sender}/{inbound.message_key}",
    )
