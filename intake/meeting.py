"""Whose message it is: a contact that is known by her blind index, or a new one."""

from datetime import datetime

from sqlalchemy.orm import Session

from config.database import new_id
from config.policy import Policy
from intake.contacts import Contact, find_contact
from intake.dialogue.state import State
from intake.lines import LineView
from intake.peppers import Peppers
from intake.rotation import pepper_for_new
from vault.blind_index import contact_index, pepper_name
from vault.encoding import context
from vault.roster import Roster
from vault.sealing import seal


def find_or_meet(
    session: Session, peppers: Peppers, policy: Policy, line: LineView, roster: Roster,
    sender: str, now: datetime,
) -> Contact:  # fmt: skip
    """The contact of `sender` on this line, locked; her address is sealed to the courier."""
    contact = find_contact(session, line.id, *peppers.addresses(line.id, sender))
    if contact is not None:
        return contact
    pepper = pepper_for_new(session, peppers)
    identifier = new_id()
    hours = policy.intake.safe_hours
    contact = Contact(
        id=identifier, line_id=line.id, pepper=pepper_name(pepper),
        address_index=contact_index(pepper, line.id, sender),
        address_sealed=seal(
            roster.courier, sender.encode(), context("address", "courier", identifier)
        ),
        language=line.languages[0], dialogue=State().to_json(), opted_out=False,
        reply_policy="evening", window_start=hours.start, window_end=hours.upto,
        created_on=now.date(),
    )  # fmt: skip
    session.add(contact)
    return contact
