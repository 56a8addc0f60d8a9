"""One inbound message is one transaction: known already? who? what does she say? seal, answer.

Every door (webhook, polling, spool) comes through `Reception.take_in`. The caller owns the
transaction and acknowledges to the carrier only after its commit.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from config.platform.database import insert
from config.policy.policy import Policy
from intake.inbox.seen import Taken, already_taken
from intake.lines.line import find_line
from intake.outbox.recordings import Recordings
from intake.reception.inbound import Inbound, Outcome, UnknownLine, decoded
from intake.reception.knowledge import LocalKnowledge
from intake.reception.missed_call import ring
from intake.reception.visit import Visit
from vault.blind_index import dedupe_tag
from vault.peppers import Peppers
from vault.trust import Trust


class Reception:
    """Takes messages in; made once a process."""

    def __init__(
        self, trust: Trust, peppers: Peppers, policy: Policy, inbox_public: bytes,
        own_words: frozenset[str] = frozenset(), information: LocalKnowledge | None = None,
        recordings: Recordings | None = None,
    ) -> None:  # fmt: skip
        """`inbox_public` seals what only the collector uses: where files are fetched from.

        `own_words` are what our own texts are known by when a machine sends them back. Without
        `information` a person answers every question about the law.
        """
        self._information = information or LocalKnowledge()
        self._recordings = recordings or Recordings()
        self._own_words = own_words
        self._trust = trust
        self._inbox_public = inbox_public
        self._peppers = peppers
        self._policy = policy

    def knows(self, session: Session, inbound: Inbound) -> bool:
        """True for a message that was taken in before."""
        return already_taken(session, self._tag(inbound))

    def _tag(self, inbound: Inbound) -> bytes:
        return dedupe_tag(
            self._peppers.dedupe, inbound.channel, inbound.line_address, inbound.provider_id
        )

    def take_in(self, session: Session, inbound: Inbound, now: datetime) -> Outcome:
        """Stores one message, sealed, with its answers; a second time it changes nothing.

        Raises UnknownLine, or RosterRefused when the line's keys can't be believed.
        """
        line = find_line(session, inbound.channel, inbound.line_address)
        if line is None:
            raise UnknownLine(inbound.channel)
        tag = self._tag(inbound)
        if already_taken(session, tag):
            return Outcome(taken=False, line_id=line.id)
        roster = self._trust.roster(session, line.organisation_id)
        insert(session, Taken(tag=tag, line_id=line.id, taken_on=now.date()))
        visit = Visit(
            session, self._peppers, self._policy, self._inbox_public, line, roster,
            decoded(inbound), now, self._own_words, self._information,
            self._recordings,
        )  # fmt: skip
        if inbound.is_call:
            ring(visit)
        else:
            visit.carry_out()
        visit.note_copy()
        return Outcome(taken=True, line_id=line.id, events=tuple(visit.events))
