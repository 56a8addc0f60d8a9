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

from bots.channel import InboundChannel, Malformed, RawRequest
from case_management.cases.actions.receive import receive
from config.database import new_id, transaction
from config.logs import log
from config.policy import Policy
from config.queues import Bell
from intake.alarms import ROSTER_REFUSED, SIGNATURE_REFUSED, SPOOL_USED, raise_alarm
from intake.inbox import Quarantined, quarantine_is_full
from intake.lines import find_line
from intake.reception import Inbound, Reception, UnknownLine
from intake.spool import Spool, SpoolFull
from vault.blind_index import contact_index
from vault.encoding import context
from vault.roster import RosterRefused
from vault.sealing import seal

TRIES = 3
# No carrier of ours sends more: a text has 1,600 characters, an update a few thousand bytes.
LARGEST_QUARANTINED = 32 * 1024


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
    contact_pepper: bytes


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

    def knock(self, request: RawRequest) -> Answer:
        """Takes in one request, or keeps it. Never raises for what a stranger sends."""
        channel = self._channels[request.channel]
        if not channel.verify(request):
            self._quarantine(request, "signature")
            return Answer.REFUSED
        try:
            inbound = channel.parse(request)
        except Malformed:
            self._quarantine(request, "malformed")
            return Answer.NOTHING
        if inbound is None:
            return Answer.NOTHING
        return self._take_or_spool(request, inbound)

    def take_waiting(self, request: RawRequest) -> Answer:
        """Takes in what waited in the spool; it was verified before it was put there.

        Raises SQLAlchemyError or RosterRefused: then it goes on waiting.
        """
        inbound = self._channels[request.channel].parse(request)
        return Answer.NOTHING if inbound is None else self.take_in(inbound, request.received_at)

    def take_in(self, inbound: Inbound, now: datetime) -> Answer:
        """One transaction. Two at once from one sender meet in the database and are tried again."""
        for attempt in range(TRIES):
            try:
                with transaction(self._engine) as session:
                    known = not self.carry(session, inbound, now)
            except IntegrityError:
                if attempt == TRIES - 1:
                    raise
                continue
            self._bell.ring()
            return Answer.KNOWN if known else Answer.TAKEN
        raise AssertionError("the last attempt returns or raises")

    def carry(self, session: Session, inbound: Inbound, now: datetime) -> bool:
        """Takes in within the caller's transaction; False for a message known already."""
        with session.no_autoflush:  # one round of inserts at the end, not one before each look-up
            outcome = self._reception.take_in(session, inbound, now)
            receive(session, outcome.events, self._policy, now)
        return outcome.taken

    def _take_or_spool(self, request: RawRequest, inbound: Inbound) -> Answer:
        index = contact_index(self._keep.contact_pepper, inbound.line_address, inbound.sender)
        if self._keep.spool.waits(index):
            return self._spool(request, index)
        try:
            return self.take_in(inbound, request.received_at)
        except UnknownLine:
            self._quarantine(request, "no-line")
            return Answer.NOTHING
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
            log().error("spool full", error=error, channel=request.channel)
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

    def _quarantine(self, request: RawRequest, reason: str) -> None:
        """Keeps one sealed record of what could not be believed, as long as there is room."""
        if len(request.body) > LARGEST_QUARANTINED:
            log().warning("too large to quarantine", channel=request.channel, reason=reason)
            return
        identifier = new_id()
        sealed = seal(
            self._keep.inbox_public, to_bytes(request), context("quarantine", "inbox", identifier)
        )
        try:
            with transaction(self._engine) as session:
                if quarantine_is_full(session, request.channel, request.received_at):
                    return
                session.add(
                    Quarantined(
                        id=identifier,
                        channel=request.channel,
                        reason=reason,
                        request_sealed=sealed,
                        received_at=request.received_at,
                    )
                )
                raise_alarm(session, SIGNATURE_REFUSED, None, request.received_at)
        except SQLAlchemyError as error:
            log().error("not quarantined", error=error, channel=request.channel)


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
