"""Takes in what a coordinator accepted from the quarantine: here is the key that opens it."""

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, SQLAlchemyError

from bots.carrier_requests import Malformed, RawRequest
from bots.receiving.as_it_came import as_it_came
from bots.receiving.raw_request import from_bytes
from bots.receiving.receiver import Receiver
from config.platform.database import reading, transaction
from config.platform.logs import log
from intake.inbox.quarantine import QuarantineState, accepted, settle
from intake.inbox.seen import Quarantined
from intake.lines.line import line_for
from intake.reception.arrival.inbound import Inbound, UnknownLine
from vault.encoding import context
from vault.roster import RosterRefused
from vault.sealing import SecretKey


class QuarantineCollector:
    """Through the receiver, without the check that failed; a person answered for it."""

    def __init__(self, engine: Engine, inbox: SecretKey, receiver: Receiver) -> None:
        self._engine = engine
        self._inbox = inbox
        self._receiver = receiver

    def collect(self) -> int:
        """Gives how many were taken in. A crash before `settle` finds the message known."""
        with reading(self._engine) as session:
            rows = accepted(session)
        count = 0
        for row in rows:
            state = self._take(row)
            if state is None:
                continue
            with transaction(self._engine) as session:
                settle(session, row.id, state)
            count += state is QuarantineState.TAKEN
        return count

    def _take_as_it_came(self, row: Quarantined, request: RawRequest) -> None:
        """What no channel can read is a report all the same, of nobody who could be answered.

        Raises Malformed where nothing stands in it, UnknownLine where the organisation that
        accepted it has no line.
        """
        text = as_it_came(request.body)
        if not text:
            raise Malformed("nothing to show")
        with reading(self._engine) as session:
            line = line_for(session, row.organisation_id, row.channel)
        if line is None:
            raise UnknownLine(row.channel)
        inbound = Inbound(
            channel=line.channel,
            provider_id=f"quarantine/{row.id}",
            line_address=line.address,
            sender=row.id,
            withheld=True,
            text=text,
        )
        self._receiver.store(inbound, request.received_at, recovered=True)

    def _take(self, row: Quarantined) -> QuarantineState | None:
        """None for one that has to go on waiting."""
        try:
            stored = self._inbox.open(row.request_sealed, context("quarantine", "inbox", row.id))
            request = from_bytes(stored)
            try:
                self._receiver.receive_spooled(request, recovered=True)
            except Malformed:
                self._take_as_it_came(row, request)
        except Exception as error:
            log().error("not taken in", error=error, channel=row.channel, reason=row.reason)
            if isinstance(error, SQLAlchemyError) and not isinstance(error, DataError):
                raise
            return None if isinstance(error, RosterRefused) else QuarantineState.FAILED
        return QuarantineState.TAKEN
