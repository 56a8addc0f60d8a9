"""Which texts of a thread a receiver signed, and what their worker agreed to as far as it is
proven (docs/decisions/0021)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.reports.report import Report
from intake.reports.thread import WORKER, Message
from vault.address_proofs import ReceiverKey
from vault.roster import RosterRefused
from vault.text_proofs import NoReceivers, ReceivedText, Receivers, TextProof, sign_digest
from vault.trust import Trust
from vault.trusted_lines import LinesOfHost

NOTHING = "C0"


class Standing(StrEnum):
    """What is known of where a text comes from."""

    PROVEN = "proven"
    BEFORE = "before"
    """From before receivers signed: nothing can be said of it."""
    UNPROVEN = "unproven"


def as_received(message: Message, organisation: str) -> ReceivedText:
    """A text as its proof is made over it; `organisation` is that of its line."""
    return ReceivedText(
        record=message.id,
        report=message.report_id,
        number=message.number,
        author=message.author,
        at=message.at,
        line=message.line_id or "",
        organisation=organisation,
    )


class ProvenTexts:
    """What this host believes, for the texts of one page or one decision."""

    def __init__(self, trust: Trust) -> None:
        """Where the trust folder can't be read, nothing is proven."""
        self._known: Receivers | None = None
        self._lines: LinesOfHost | None = None
        self._broken = False
        try:
            self._known, self._lines = trust.receivers.known(), trust.lines.known()
        except (NoReceivers, RosterRefused):
            self._broken = True

    def of(self, message: Message) -> TextProof | None:
        """The proof of a text, where it holds."""
        text = self.text(message)
        if self._known is None or text is None:
            return None
        return self._known.proof(text, message.proof, message.body_sealed)

    def organisation(self, message: Message) -> str | None:
        """Whose the line was on which a text came in; None where no receiver signed it."""
        text = self.text(message)
        return text.organisation if text is not None and self.of(message) is not None else None

    def text(self, message: Message) -> ReceivedText | None:
        """A text as a receiver would have signed it; None where its line is not confirmed."""
        line = self._lines.by_id.get(message.line_id or "") if self._lines else None
        return None if line is None else as_received(message, line.organisation)

    def proofs(self, messages: Iterable[Message]) -> dict[str, Standing]:
        """By id, of the texts of one thread that somebody wrote; one that its signed neighbours
        prove to be younger than the first signature is no text from before."""
        found: dict[str, Standing] = {}
        signs = False
        for one in sorted(messages, key=lambda message: message.number):
            if one.body_sealed is None or (one.author != WORKER and one.proof is None):
                continue
            if self.of(one) is not None:
                found[one.id], signs = Standing.PROVEN, True
            elif one.proof is None and not signs and self._is_before(one):
                found[one.id] = Standing.BEFORE
            else:
                found[one.id] = Standing.UNPROVEN
        return found

    def consent(self, session: Session, report: Report) -> str:
        """What the worker of a report agreed to by the newest text that a receiver signed.

        Where none is signed, the row of a report counts whose texts are from before that; else
        nothing is proven.
        """
        texts = select(Message).where(Message.report_id == report.id, Message.author == WORKER)
        before = False
        for one in session.scalars(texts.order_by(Message.number.desc())):
            if (proof := self.of(one)) is not None:
                return proof.consent
            before = before or (one.proof is None and self._is_before(one))
        return report.consent if before or not self._signs else NOTHING

    @property
    def _signs(self) -> bool:
        return self._broken or self._known is not None

    def _is_before(self, message: Message) -> bool:
        if self._broken:
            return False
        return self._known is None or message.at < self._known.since


@dataclass(frozen=True)
class Resigning:
    """Signs texts anew that a receiver itself moves to another thread, of this `consent`."""

    proven: ProvenTexts
    receiver: ReceiverKey
    consent: str

    def genuine(self, message: Message) -> TextProof | None:
        """What it was signed as before; None where no receiver did, which no move mends."""
        return self.proven.of(message)

    def anew(self, message: Message, genuine: TextProof | None) -> bytes | None:
        """The proof of where it is now."""
        text = self.proven.text(message)
        if genuine is None or text is None:
            return None
        return sign_digest(self.receiver, text, genuine.digest, self.consent)
