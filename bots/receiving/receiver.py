"""The one way in, for every channel and every process that receives: durable, then acknowledged."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from bots.carrier_requests import Malformed, RawRequest, ReceiveOutcome
from bots.channel import InboundChannel
from bots.receiving.raw_request import to_bytes
from config.platform.logs import log
from config.platform.queues import Bell
from intake.inbox.spool import INDEX_BYTES, Spool, SpoolFull
from intake.monitoring.alarms import ROSTER_REFUSED, SPOOL_FULL, SPOOL_USED
from intake.reception.arrival.inbound import Inbound, UnknownLine
from vault.roster import RosterRefused

SIGNATURE = "signature"
"""Why a request is in the quarantine: nobody can say that the carrier sent it."""
MALFORMED = "malformed"
"""The same: its channel finds no message in it."""
NO_LINE = "no-line"
"""The same: no line of ours has the address that it came to."""
NOBODY = bytes(INDEX_BYTES)
"""The index of no sender: nobody's next message waits behind such a file."""


class InboundStore(Protocol):
    """Where messages are stored, and what follows from one: app/wiring puts it together."""

    def store(self, inbound: Inbound, received_at: datetime, recovered: bool = False) -> bool:
        """Stores one message in one transaction; False for one that was stored before.

        Raises UnknownLine, RosterRefused or SQLAlchemyError.
        """
        ...

    def is_known(self, inbound: Inbound) -> bool:
        """True for a message that was stored before; nothing is written."""
        ...

    def sender_indexes(self, inbound: Inbound) -> tuple[bytes, ...]:
        """Blind indexes of the sender, the newest first: by them the spool keeps an order."""
        ...

    def quarantine(
        self, request: RawRequest, reason: str, is_forged: bool, claimed: Inbound | None
    ) -> bool:
        """Keeps a request sealed for a person; False when there is no room for it.

        `claimed` is the message that it claims to be; only who may look at it depends on that.
        Raises SQLAlchemyError.
        """
        ...

    def alarm(self, kind: str, at: datetime, about: Inbound | None = None) -> None:
        """Raises an alarm, of the organisation whose line a message came to or of the whole
        installation, in a transaction of its own. Raises SQLAlchemyError.
        """
        ...


class Receiver:
    """Verifies, parses and stores; rings the courier's bell after the commit."""

    def __init__(
        self,
        store: InboundStore,
        channels: Mapping[str, InboundChannel],
        spool: Spool,
        bell: Bell,
    ) -> None:
        """`spool` keeps what the database can't take now."""
        self._store = store
        self._channels = channels
        self._spool = spool
        self._bell = bell
        self._owed: set[str] = set()

    def receive_webhook(self, request: RawRequest) -> ReceiveOutcome:
        """Takes in one request, or keeps it. Never raises for what a stranger sends."""
        if not self._channels[request.channel].verify(request):
            self._keep_forged(request)
            return ReceiveOutcome.REFUSED
        return self.receive_fetched(request)

    def receive_fetched(self, request: RawRequest) -> ReceiveOutcome:
        """Takes in, or keeps, what needs no signature: we fetched it with our own token."""
        try:
            inbound = self._parse(request)
        except Malformed:
            return self._keep_believed(request, MALFORMED)
        if inbound is None:
            return ReceiveOutcome.NOTHING
        return self._store_or_spool(request, inbound)

    def receive_spooled(self, request: RawRequest, recovered: bool = False) -> ReceiveOutcome:
        """Takes in what was believed before: it waited in the spool, a carrier's list has it, or
        a coordinator accepted it (the last two count as `recovered`).

        Raises Malformed, UnknownLine, SQLAlchemyError or RosterRefused: for the last two it goes
        on waiting.
        """
        inbound = self._parse(request)
        if inbound is None:
            return ReceiveOutcome.NOTHING
        return self.store(inbound, request.received_at, recovered)

    def receive_unverified(self, request: RawRequest) -> ReceiveOutcome:
        """Takes in what a fallback receiver kept unread: it is verified here, for the first time.

        REFUSED is kept in the quarantine; NOT_NOW is not kept, for want of room: the caller does.
        Raises SQLAlchemyError or RosterRefused: then it goes on waiting.
        """
        if not self._channels[request.channel].verify(request):
            reason = SIGNATURE
        else:
            try:
                return self.receive_spooled(request)
            except Malformed:
                reason = MALFORMED
            except UnknownLine:
                reason = NO_LINE
        return ReceiveOutcome.REFUSED if self._keep(request, reason) else ReceiveOutcome.NOT_NOW

    def is_known(self, request: RawRequest) -> bool:
        """True for a message that was taken in before; nothing is written. Raises Malformed."""
        inbound = self._parse(request)
        return inbound is None or self._store.is_known(inbound)

    def store(
        self, inbound: Inbound, received_at: datetime, recovered: bool = False
    ) -> ReceiveOutcome:
        """Stores a message, and what follows from it. Raises what InboundStore.store raises."""
        stored = self._store.store(inbound, received_at, recovered)
        self._bell.ring()
        self._raise_owed(received_at)
        return ReceiveOutcome.TAKEN if stored else ReceiveOutcome.KNOWN

    def alarm(self, kind: str, at: datetime) -> None:
        """Raises an alarm of the whole installation. Raises SQLAlchemyError."""
        self._store.alarm(kind, at)

    def _parse(self, request: RawRequest) -> Inbound | None:
        return self._channels[request.channel].parse(request)

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

    def _store_or_spool(self, request: RawRequest, inbound: Inbound) -> ReceiveOutcome:
        indexes = self._store.sender_indexes(inbound)
        if any(self._spool.waits(one) for one in indexes):
            return self._put_into_spool(request, indexes[0])
        try:
            return self.store(inbound, request.received_at)
        except UnknownLine:
            return self._keep_believed(request, NO_LINE)
        except RosterRefused:
            self._alarm_of_roster(inbound, request.received_at)
        except Exception as error:
            # The database is away, or something of ours broke: the message is kept either way.
            log().error("not taken in", error=error, channel=inbound.channel)
        return self._put_into_spool(request, indexes[0])

    def _put_into_spool(self, request: RawRequest, index: bytes) -> ReceiveOutcome:
        try:
            self._spool.put(index, to_bytes(request))
        except SpoolFull as error:
            log().error("spool full", error=error, kind=SPOOL_FULL, channel=request.channel)
            self._owed.add(SPOOL_FULL)
            return ReceiveOutcome.NOT_NOW
        log().warning("spooled", kind=SPOOL_USED, channel=request.channel)
        return ReceiveOutcome.SPOOLED

    def _alarm_of_roster(self, inbound: Inbound, now: datetime) -> None:
        try:
            self._store.alarm(ROSTER_REFUSED, now, inbound)
        except SQLAlchemyError as error:
            log().error("alarm not stored", error=error, kind=ROSTER_REFUSED)

    def _keep_believed(self, request: RawRequest, reason: str) -> ReceiveOutcome:
        """What a carrier itself sent and we can't place is never dropped: a person looks at it.

        Without room in the quarantine it goes to the spool, whose collector sets it aside.
        """
        try:
            if self._keep(request, reason):
                return ReceiveOutcome.NOTHING
        except SQLAlchemyError as error:
            log().error("not quarantined", error=error, channel=request.channel)
        return self._put_into_spool(request, NOBODY)

    def _keep_forged(self, request: RawRequest) -> None:
        """Keeps one sealed record of what could not be verified, as long as there is room."""
        try:
            self._keep(request, SIGNATURE)
        except SQLAlchemyError as error:
            log().error("not quarantined", error=error, channel=request.channel)

    def _keep(self, request: RawRequest, reason: str) -> bool:
        """False when there is no room for it. Raises SQLAlchemyError."""
        return self._store.quarantine(request, reason, reason == SIGNATURE, self._claimed(request))

    def _claimed(self, request: RawRequest) -> Inbound | None:
        try:
            return self._parse(request)
        except Exception:  # anything at all may stand in what nobody signed
            return None
