"""Whose message it is: a contact that is known by its blind index, or a new one."""

from datetime import datetime

from sqlalchemy.orm import Session

from config.platform.database import new_id
from intake.contacts.contact import WITHHELD, Contact, find_contact
from intake.contacts.safe_hours import EVENING
from intake.dialogue.model.state import State
from intake.lines.line import LineView
from intake.privacy.rotate_peppers import pepper_for_new
from intake.reception.arrival.inbound import Inbound
from intake.reception.arrival.resources import Resources
from vault.blind_index import contact_index, pepper_name
from vault.encoding import context
from vault.roster import Roster
from vault.sealing import seal


def find_or_create_contact(
    session: Session,
    resources: Resources,
    line: LineView,
    roster: Roster,
    inbound: Inbound,
    now: datetime,
) -> Contact:
    """The contact of the sender on this line, locked.

    The address is sealed to the courier, with the proof that a receiver wrote it. Whoever calls
    with a hidden number can't be written to.
    """
    sender, peppers = inbound.sender, resources.peppers
    contact = find_contact(session, line.id, *peppers.addresses(line.id, sender))
    if contact is not None:
        return contact
    pepper = pepper_for_new(session, peppers)
    identifier = new_id()
    hours = resources.policy.intake.safe_hours
    proven = peppers.receiver.state(identifier, line.id, sender)
    contact = Contact(
        id=identifier,
        line_id=line.id,
        pepper=pepper_name(pepper),
        address_index=contact_index(pepper, line.id, sender),
        stopped_by=WITHHELD if inbound.withheld else None,
        address_sealed=seal(roster.courier, proven, context("address", "courier", identifier)),
        language=line.languages[0],
        opted_out=inbound.withheld,
        dialogue=State(opted_out=inbound.withheld).to_json(),
        reply_policy=EVENING,
        window_start=hours.start,
        window_end=hours.upto,
        created_on=now.date(),
    )
    session.add(contact)
    return contact
