"""Stores what was received: the message, the case that it opens, the ledger's counts, alarms."""

from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bots.carrier_requests import RawRequest
from bots.receiving.raw_request import to_bytes
from case_management.cases.actions.follow_report import receive
from config.platform.database import new_id, reading, transaction
from config.platform.logs import log
from config.platform.shared_commit import SharedCommits
from config.policy.policy import Policy
from intake.dialogue.understanding.language import prepare
from intake.inbox.seen import Quarantined, quarantine_is_full
from intake.monitoring.alarms import NOT_PLACED, SIGNATURE_REFUSED, raise_alarm
from intake.monitoring.day_counts import count
from intake.reception.arrival.inbound import Inbound, decoded
from intake.reception.take_in import Reception
from vault.blind_index import contact_index
from vault.encoding import context
from vault.sealing import seal

TRIES = 3
LARGEST_QUARANTINED = 32 * 1024
"""Bytes. No carrier of ours sends more: a text has 1,600 characters, an update a few thousand
bytes."""


class DatabaseInboundStore:
    """What bots.receiving.receiver.InboundStore asks for, on the database."""

    def __init__(
        self,
        engine: Engine,
        reception: Reception,
        policy: Policy,
        inbox_public: bytes,
        contact_peppers: tuple[bytes, ...],
        commits: SharedCommits | None = None,
    ) -> None:
        """`inbox_public` seals the quarantine; `contact_peppers` are the newest first. `commits`
        are those of the process, where it writes anything else.
        """
        self._engine = engine
        self._commits = commits or SharedCommits(engine)
        self._reception = reception
        self._policy = policy
        self._inbox_public = inbox_public
        self._contact_peppers = contact_peppers

    def store(self, inbound: Inbound, received_at: datetime, recovered: bool = False) -> bool:
        """One transaction, or a part of one that others share. Two at once from one sender meet in
        the database and are tried again.

        False for a message that was stored before. Raises UnknownLine, RosterRefused or
        SQLAlchemyError.
        """
        # What is read is what stands in the base64: its model is loaded before the write lock.
        prepare(decoded(inbound).text)
        for attempt in range(TRIES):
            try:
                return self._commits.write(
                    lambda session: self._store(session, inbound, received_at, recovered)
                )
            except IntegrityError:
                if attempt == TRIES - 1:
                    raise
        raise AssertionError("the last attempt returns or raises")

    def is_known(self, inbound: Inbound) -> bool:
        """True for a message that was stored before; nothing is written."""
        with reading(self._engine) as session:
            return self._reception.knows(session, inbound)

    def sender_indexes(self, inbound: Inbound) -> tuple[bytes, ...]:
        """Blind indexes of the sender, one a pepper."""
        return tuple(
            contact_index(pepper, inbound.line_address, inbound.sender)
            for pepper in self._contact_peppers
        )

    def quarantine(
        self, request: RawRequest, reason: str, is_forged: bool, claimed: Inbound | None
    ) -> bool:
        """Keeps a request sealed; False when there is no room for it. Raises SQLAlchemyError."""
        if len(request.body) > LARGEST_QUARANTINED:
            log().warning("too large to quarantine", channel=request.channel, reason=reason)
            return False
        identifier = new_id()
        sealed = seal(
            self._inbox_public, to_bytes(request), context("quarantine", "inbox", identifier)
        )
        with transaction(self._engine) as session:
            if quarantine_is_full(session, request.channel, request.received_at):
                return False
            session.add(
                Quarantined(
                    id=identifier,
                    channel=request.channel,
                    reason=reason,
                    request_sealed=sealed,
                    received_at=request.received_at,
                    organisation_id=self._organisation_of(session, claimed),
                )
            )
            alarm = SIGNATURE_REFUSED if is_forged else NOT_PLACED
            raise_alarm(session, alarm, None, request.received_at)
        return True

    def alarm(self, kind: str, at: datetime, about: Inbound | None = None) -> None:
        """In a transaction of its own. Raises SQLAlchemyError."""
        with transaction(self._engine) as session:
            raise_alarm(session, kind, self._organisation_of(session, about), at)

    def _store(self, session: Session, inbound: Inbound, now: datetime, recovered: bool) -> bool:
        with session.no_autoflush:  # one round of inserts at the end, not one before each look-up
            outcome = self._reception.take_in(session, inbound, now)
            receive(session, outcome.events, self._policy, now)
            session.flush()
            # Last of all: messages to one line wait for each other at this row.
            counts = (
                {"received": 1, "handled": 1, "recovered": int(recovered)}
                if outcome.taken
                else {"repeated": 1}
            )
            count(session, outcome.line_id, now.date(), **counts)
        return outcome.taken

    def _organisation_of(self, session: Session, inbound: Inbound | None) -> str | None:
        """Whose line a message came to, or says that it came to."""
        if inbound is None or not inbound.line_address.isprintable():
            return None
        return self._reception.organisation_of(session, inbound)
