"""One inbound message is one transaction: known already? who? what is said? seal, answer.

Every receiver (webhook, polling, spool) comes through `Reception.take_in`. The caller owns the
transaction and acknowledges to the carrier only after its commit.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from config.platform.database import insert, utc_now
from config.rows.held_rows import HeldRows
from intake.inbox.seen import Taken, already_taken
from intake.lines.line import LineView
from intake.lines.proven_line import lines_of_host, proven_line
from intake.monitoring.alarms import LINE_MOVED, OWN_NUMBER, raise_alarm
from intake.outbox.carrier_copies import INBOUND, Copy, NotedCopy, note_copy
from intake.reception.arrival.arrival import Arrival
from intake.reception.arrival.find_contact import OwnNumber
from intake.reception.arrival.gather import gather
from intake.reception.arrival.inbound import Inbound, Outcome, UnknownLine, decoded
from intake.reception.arrival.resources import Resources
from intake.reception.missed_call import take_call
from intake.reception.text_message import take_text
from vault.blind_index import dedupe_tag
from vault.roles import OrganisationKind
from vault.roster import Roster, RosterRefused
from vault.text_proofs import NoReceivers, receivers_public
from vault.trust import Trust


class Reception:
    """Takes messages in; made once a process."""

    def __init__(self, trust: Trust, resources: Resources) -> None:
        self._trust = trust
        self._resources = resources

    def knows(self, session: Session, inbound: Inbound) -> bool:
        """True for a message that was taken in before."""
        return already_taken(session, self._tag(inbound))

    def _begin_to_sign(self) -> None:
        """Since when texts are signed stands outside the database. Raises RosterRefused."""
        receivers = self._trust.receivers
        try:
            if receivers.known() is None:
                receivers.begin(receivers_public(self._resources.peppers.receiver), utc_now())
        except NoReceivers as unknown:
            raise RosterRefused(str(unknown)) from None

    def organisation_of(self, session: Session, inbound: Inbound) -> str | None:
        """Whose line a message came to; None where that is not known, or not believed."""
        try:
            lines = lines_of_host(session, self._trust)
        except RosterRefused:
            return None
        stated = lines.by_address.get((inbound.channel, inbound.line_address))
        return None if stated is None else stated.organisation

    def _tag(self, inbound: Inbound) -> bytes:
        key = self._resources.peppers.dedupe
        return dedupe_tag(key, inbound.channel, inbound.line_address, inbound.provider_id)

    def take_in(self, session: Session, inbound: Inbound, now: datetime) -> Outcome:
        """Stores one message, sealed, with its answers; a second time it changes nothing.

        Raises UnknownLine, or RosterRefused when the line's keys can't be believed.
        """
        proven = proven_line(session, self._trust, inbound.channel, inbound.line_address)
        if proven is None:
            raise UnknownLine(inbound.channel)
        line = proven.view
        tag = self._tag(inbound)
        if already_taken(session, tag):
            return Outcome(taken=False, line_id=line.id)
        roster = self._trust.roster(session, line.organisation_id)
        if roster.kind != OrganisationKind.MONITOR:
            # Somebody has written to the database: no line is a buyer's.
            raise RosterRefused("this organisation works with no workers")
        if proven.bent:
            raise_alarm(session, LINE_MOVED, line.organisation_id, now)
        self._begin_to_sign()
        insert(session, Taken(tag=tag, line_id=line.id, taken_on=now.date()))
        rows = HeldRows(session)
        try:
            arrival = gather(
                rows, self._resources, line, roster, self._trust, decoded(inbound), now
            )
        except OwnNumber:
            raise_alarm(session, OWN_NUMBER, line.organisation_id, now)
            _note_copy_of_own(session, line, roster, inbound, now)
            return Outcome(taken=True, line_id=line.id)
        arrival = take_call(arrival) if inbound.is_call else take_text(arrival)
        _note_carrier_copy(arrival)
        rows.write()
        return Outcome(
            taken=True,
            line_id=line.id,
            events=arrival.events,
            effects=arrival.effects,
            answers=arrival.answers,
        )


def _note_copy_of_own(
    session: Session, line: LineView, roster: Roster, inbound: Inbound, now: datetime
) -> None:
    if inbound.copy_id is None:
        return
    copy = Copy(inbound.copy_id, inbound.sender)
    noted = NotedCopy(inbound.channel, line.id, INBOUND, copy)
    note_copy(session, noted, roster.courier, now)


def _note_carrier_copy(arrival: Arrival) -> None:
    """What the carrier keeps of this message is removed after the commit."""
    inbound = arrival.inbound
    if inbound.copy_id is None:
        return
    noted = NotedCopy(
        channel=inbound.channel,
        line_id=arrival.line.id,
        direction=INBOUND,
        copy=Copy(inbound.copy_id, inbound.sender),
        contact_id=None if arrival.erased else arrival.contact.id,
        chat=inbound.is_chat,
        wanted=arrival.erased or arrival.contact.clears_chat,
        message_id=arrival.kept_id if inbound.media else None,
    )
    note_copy(arrival.session, noted, arrival.roster.courier, arrival.now)
