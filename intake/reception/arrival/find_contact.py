"""Whose message it is: a contact that is known by its blind index, or a new one."""

from datetime import datetime

from config.platform.database import new_id
from config.rows.held_rows import HeldRows
from intake.contacts.contact import NO_ADDRESS, WITHHELD, Contact, find_contact
from intake.contacts.safe_hours import EVENING
from intake.dialogue.model.state import State
from intake.lines.line import LineView, is_own_number
from intake.privacy.rotate_peppers import pepper_for_new
from intake.reception.arrival.inbound import Inbound
from intake.reception.arrival.resources import Resources
from vault.blind_index import contact_index, pepper_name
from vault.encoding import context
from vault.roster import Roster
from vault.sealing import seal


class OwnNumber(LookupError):
    """The sender is a line of ours: an answer would go to ourselves, and be answered again."""


def find_or_create_contact(
    rows: HeldRows,
    resources: Resources,
    line: LineView,
    roster: Roster,
    inbound: Inbound,
    now: datetime,
) -> Contact:
    """The contact of the sender on this line, locked.

    The address is sealed to the courier, with the proof that a receiver wrote it. Whoever hides
    the number, and whoever has none, can't be written to. Raises OwnNumber.
    """
    sender, peppers = inbound.sender, resources.peppers
    contact = find_contact(rows, line.id, *peppers.addresses(line.id, sender))
    unreachable = _unreachable(inbound)
    if contact is not None:
        if unreachable:
            contact.opted_out, contact.stopped_by = True, unreachable
        return contact
    if not inbound.is_chat and is_own_number(rows.session, sender):
        raise OwnNumber(inbound.channel)
    pepper = pepper_for_new(rows.session, peppers)
    identifier = new_id()
    hours = resources.policy.intake.safe_hours
    proven = peppers.receiver.state(identifier, line.id, sender)
    contact = Contact(
        id=identifier,
        line_id=line.id,
        pepper=pepper_name(pepper),
        address_index=contact_index(pepper, line.id, sender),
        stopped_by=unreachable,
        address_sealed=seal(roster.courier, proven, context("address", "courier", identifier)),
        language=line.languages[0],
        opted_out=unreachable is not None,
        dialogue=State(opted_out=unreachable is not None).to_json(),
        reply_policy=EVENING,
        window_start=hours.start,
        window_end=hours.upto,
        created_on=now.date(),
    )
    rows.add(contact)
    return contact


def _unreachable(inbound: Inbound) -> str | None:
    """Why nobody can write back, as `stopped_by`; None where somebody can."""
    if inbound.withheld:
        return WITHHELD
    return NO_ADDRESS if inbound.unanswerable else None
