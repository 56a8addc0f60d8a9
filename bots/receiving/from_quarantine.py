"""Takes in what a coordinator accepted from the quarantine: here is the key that opens it."""

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, SQLAlchemyError

from bots.receiving.raw_request import from_bytes
from bots.receiving.receiver import Receiver
from config.platform.database import reading, transaction
from config.platform.logs import log
from intake.inbox.quarantine import QuarantineState, accepted, settle
from intake.inbox.seen import Quarantined
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

    def _take(self, row: Quarantined) -> QuarantineState | None:
        """None for one that has to go on waiting."""
        try:
            stored = self._inbox.open(row.request_sealed, context("quarantine", "inbox", row.id))
            self._receiver.receive_spooled(from_bytes(stored), recovered=True)
        except Exception as error:
            log().error("not taken in", error=error, channel=row.channel, reason=row.reason)
            if isinstance(error, SQLAlchemyError) and not isinstance(error, DataError):
                raise
            return None if isinstance(error, RosterRefused) else QuarantineState.FAILED
        return QuarantineState.TAKEN
