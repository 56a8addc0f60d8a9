"""The one way in, for every channel and every process that receives: durable, then acknowledged."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from bots.carrier_requests import Malformed, RawRequest
from bots.channel import InboundChannel
from case_management.cases.actions.follow_report import receive
from config.platform.database import new_id, reading, transaction
from config.platform.logs import log
from config.platform.queues import Bell
from config.policy.policy import Policy
from intake.dialogue.understanding.language import prepare
from intake.inbox.seen import Quarantined, quarantine_is_full
from intake.inbox.spool import INDEX_BYTES, Spool, SpoolFull
from intake.lines.line import find_line
from intake.monitoring.alarms import (
    NOT_PLACED,
    ROSTER_REFUSED,
    SIGNATURE_REFUSED,
    SPOOL_FULL,
    SPOOL_USED,
    raise_alarm,
)
from intake.monitoring.day_counts import count
from intake.reception.arrival.inbound import Inbound, UnknownLine, decoded
from intake.reception.take_in import Reception
from vault.blind_index import contact_index
from vault.encoding import context
from vault.roster import RosterRefused
from vault.sealing import seal

SIGNATURE = "signature"
"""Why a request is in the quarantine: nobody can say that the carrier sent it."""
TRIES = 3
# No carrier of ours sends more: a text has 1,600 characters, an update a few thousand bytes.
LARGEST_QUARANTINED = 32 * 1024
# The index of no sender: nobody's next message waits behind such a file.
NOBODY = bytes(INDEX_BYTES)


class Answer(StrEnum):
    """What became of a request; each channel says it in its own way."""

    TAKEN = "taken"
    KNOWN = "known"
    SPOOLED = "spooled"
    NOTHING = "nothing"
    REFUSED = "refused"
    NOT_NOW = "not-now"


@dataclass(frozen=True)
class Keep:
    """Where a door keeps what the database can't take, and what it can't believe."""

    spool: Spool
    inbox_public: bytes
    contact_peppers: tuple[bytes, ...]


class Door:
    """Verifies, parses and takes in; rings the courier after the commit."""

    def __init__(
        self,
        engine: Engine,
        reception: Reception,
        channels: Mapping[str, InboundChannel],
        keep: Keep,
        policy: Policy,
        bell: Bell,
    ) -> None:
        self._engine = engine
        self._reception = reception
        self._channels = channels
        self._keep = keep
        self._policy = policy
        self._bell = bell
        self._owed: set[str] = set()

    def knock(self, request: RawRequest) -> Answer:
        """Takes in one request, or keeps it. Never raises for what a stranger sends."""
        channel = self._channels[request.channel]
        if not channel.verify(request):
            self._quarantine(request, SIGNATURE)
            return Answer.REFUSED
        return self.bring(request)

    def bring(self, request: RawRequest) -> Answer:
        """Takes in, or keeps, what needs no signature: we fetched it with our own token."""
        try:
            inbound = self._channels[request.channel].parse(request)
        except Malformed:
            return self._keep_believed(request, "malformed")
        if inbound is None:
            return Answer.NOTHING
        return self._take_or_spool(request, inbound)

    def take_waiting(self, request: RawRequest, recovered: bool = False) -> Answer:
        """Takes in what was believed before: it waited in the spool, a carrier's list has it, or
        a coordinator accepted it (the last two count as `recovered`).

        Raises SQLAlchemyError or RosterRefused: then it goes on waiting.
        """
        inbound = self._channels[request.channel].parse(request)
        if inbound is None:
            return Answer.NOTHING
        return self.take_in(inbound, request.received_at, recovered)

    def knows(self, request: RawRequest) -> bool:
        """True for a message that was taken in before; nothing is written. Raises Malformed."""
        inbound = self._channels[request.channel].parse(request)
        if inbound is None:
            return True
        with reading(self._engine) as session:
            return self._reception.knows(session, inbound)

    def check_in(self, request: RawRequest) -> Answer:
        """Takes in what a fallback receiver kept unread: it is verified here, for the first time.

        REFUSED is kept in the quarantine; NOT_NOW is not kept, for want of room: the caller does.
        Raises SQLAlchemyError or RosterRefused: then it goes on waiting.
        """
        channel = self._channels[request.channel]
        if not channel.verify(request):
            reason = SIGNATURE
        else:
            try:
                return self.take_waiting(request)
            except Malformed:
                reason = "malformed"
            except UnknownLine:
                reason = "no-line"
        return Answer.REFUSED if self._keep_apart(request, reason) else Answer.NOT_NOW

    def take_in(self, inbound: Inbound, now: datetime, recovered: bool = False) -> Answer:
        """One transaction. Two at once from one sender meet in the database and are tried again."""
        # What is read is what stands in the base64: its model is loaded before the write lock.
        prepare(decoded(inbound).text)
        for attempt in range(TRIES):
            try:
                with transaction(self._engine) as session:
                    known = not self.carry(session, inbound, now, recovered)
            except IntegrityError:
                if attempt == TRIES - 1:
                    raise
                continue
            self._bell.ring()
            self._raise_owed(now)
            return Answer.KNOWN if known else Answer.TAKEN
        raise AssertionError("the last attempt returns or raises")

    def carry(
        self, session: Session, inbound: Inbound, now: datetime, recovered: bool = False
    ) -> bool:
        """Takes in within the caller's transaction; False for a message known already."""
        with session.no_autoflush:  # one round of inserts at the end, not one before each look-up
            outcome = self._reception.take_in(session, inbound, now)
            receive(session, outcome.events, self._policy, now)
            session.flush()
            # Last of all: messages to one line wait for each other at this row.
            if outcome.taken:
                count(session, outcome.line_id, now.date(), received=1, handled=1,
                      recovered=int(recovered))  # fmt: skip
            else:
                count(session, outcome.line_id, now.date(), repeated=1)
        return outcome.taken

    def alarm(self, kind: str, now: datetime) -> None:
        """Raises an alarm of the whole installation, in a transaction of its own."""
        with transaction(self._engine) as session:
            raise_alarm(session, kind, None, now)

    def _raise_owed(self, now: datetime) -> None:
        """The alarms that could not be stored when they were due: the database is back."""
        for kind in list(self._owed):
            self._owed.discard(kind)
            try:
                self.alarm(kind, now)
            except SQLAlchemyError as error:
                self._owed.add(kind)
                log().error("alarm not stored", error=error, kind=kind)
                return

    def _take_or_spool(self, request: RawRequest, inbound: Inbound) -> Answer:
        index, *older = (
            contact_index(pepper, inbound.line_address, inbound.sender)
            for pepper in self._keep.contact_peppers
        )
        if any(self._keep.spool.waits(one) for one in (index, *older)):
            return self._spool(request, index)
        try:
            return self.take_in(inbound, request.received_at)
        except UnknownLine:
            return self._keep_believed(request, "no-line")
        except RosterRefused:
            self._alarm(ROSTER_REFUSED, inbound, request.received_at)
        except Exception as error:
            # The database is away, or something of ours broke: what she wrote is kept either way.
            log().error("not taken in", error=error, channel=inbound.channel)
        return self._spool(request, index)

    def _spool(self, request: RawRequest, index: bytes) -> Answer:
        try:
            self._keep.spool.put(index, to_bytes(request))
        except SpoolFull as error:
            log().error("spool full", error=error, kind=SPOOL_FULL, channel=request.channel)
            self._owed.add(SPOOL_FULL)
            return Answer.NOT_NOW
        log().warning("spooled", kind=SPOOL_USED, channel=request.channel)
        return Answer.SPOOLED

    def _alarm(self, kind: str, inbound: Inbound, now: datetime) -> None:
        try:
            with transaction(self._engine) as session:
                line = find_line(session, inbound.channel, inbound.line_address)
                raise_alarm(session, kind, line.organisation_id if line else None, now)
        except SQLAlchemyError as error:
            log().error("alarm not stored", error=error, kind=kind)

    def _keep_believed(self, request: RawRequest, reason: str) -> Answer:
        """What a carrier itself sent and we can't place is never dropped: a person looks at it.

        Without room in the quarantine it goes to the spool, whose collector sets it aside.
        """
        try:
            if self._keep_apart(request, reason):
                return Answer.NOTHING
        except SQLAlchemyError as error:
            log().error("not quarantined", error=error, channel=request.channel)
        return self._spool(request, NOBODY)

    def _quarantine(self, request: RawRequest, reason: str) -> None:
        """Keeps one sealed record of what could not be believed, as long as there is room."""
        try:
            self._keep_apart(request, reason)
        except SQLAlchemyError as error:
            log().error("not quarantined", error=error, channel=request.channel)

    def _keep_apart(self, request: RawRequest, reason: str) -> bool:
        """False when there is no room for it. Raises SQLAlchemyError."""
        if len(request.body) > LARGEST_QUARANTINED:
            log().warning("too large to quarantine", channel=request.channel, reason=reason)
            return False
        identifier = new_id()
        sealed = seal(
            self._keep.inbox_public, to_bytes(request), context("quarantine", "inbox", identifier)
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
                    organisation_id=self._claimed(session, request),
                )
            )
            alarm = SIGNATURE_REFUSED if reason == SIGNATURE else NOT_PLACED
            raise_alarm(session, alarm, None, request.received_at)
        return True

    def _claimed(self, session: Session, request: RawRequest) -> str | None:
        """Whose line it says that it is for; only who may look at it depends on that."""
        try:
            inbound = self._channels[request.channel].parse(request)
        except Exception:  # anything at all may stand in what nobody signed
            return None
        if inbound is None or not inbound.line_address.isprintable():
            return None
        line = find_line(session, inbound.channel, inbound.line_address)
        return line.organisation_id if line else None


def to_bytes(request: RawRequest) -> bytes:
    """A raw request as it is sealed into the spool or the quarantine."""
    return json.dumps(
        {
            "channel": request.channel,
            "target": request.target,
            "headers": request.headers,
            "body": b64encode(request.body).decode("ascii"),
            "received_at": request.received_at.isoformat(),
        }
    ).encode()


def from_bytes(stored: bytes) -> RawRequest:
    """The raw request that `to_bytes` wrote."""
    content = json.loads(stored)
    return RawRequest(
        channel=content["channel"],
        target=content["target"],
        headers=content["headers"],
        body=b64decode(content["body"]),
        received_at=datetime.fromisoformat(content["received_at"]),
    )
