"""What only a process that receives can have said: whose address this is, whose thread.

Anybody can seal to the courier's public key. So whoever can write to the database could put an
address of his own beside a worker's contact, or lead a report to a contact of his, and get what
is meant for the worker. The receivers and the courier share a key; the courier sends nothing
without their proof (docs/decisions/0007).
"""

import hashlib
import hmac
import json
from dataclasses import dataclass, field

from vault.encoding import b64u, canonical, unb64u


class NoProof(ValueError):
    """No receiver of ours said so."""


@dataclass(frozen=True)
class ReceiverKey:
    """The 32 bytes that receivers and courier share; it opens nothing."""

    key: bytes = field(repr=False)

    def state(self, owner: str, line_id: str, address: str) -> bytes:
        """An address with its proof, as it is sealed. `owner` is a contact, or an outbox row."""
        proof = self._address_proof(owner, line_id, address)
        return canonical({"address": address, "proof": b64u(proof)})

    def believe(self, owner: str, line_id: str, stated: bytes) -> str:
        """The address that `state` gave for this owner on this line. Raises NoProof."""
        try:
            content = json.loads(stated)
            address, proof = str(content["address"]), unb64u(content["proof"])
        except (ValueError, KeyError, TypeError):
            raise NoProof("this is not an address with its proof") from None
        if not hmac.compare_digest(proof, self._address_proof(owner, line_id, address)):
            raise NoProof("no receiver said that this is the address")
        return address

    def thread(self, report_id: str, contact_id: str, line_id: str, organisation: str) -> bytes:
        """The proof whose a thread is, 32 bytes: with whom it is, on which line it began, and to
        which organisation that line belongs.
        """
        document = {"report": report_id, "contact": contact_id, "line": line_id}
        return self._proof({"firedoor": "thread/2", **document, "organisation": organisation})

    def is_thread(
        self, report_id: str, contact_id: str, line_id: str, organisation: str, proof: bytes | None
    ) -> bool:
        """True for what `thread` gave for these four."""
        proven = self.thread(report_id, contact_id, line_id, organisation)
        return hmac.compare_digest(proof or b"", proven)

    def is_thread_with(self, report_id: str, contact_id: str, proof: bytes | None) -> bool:
        """True for the proof of before threads were bound to a line: it names the contact alone."""
        document = {"firedoor": "thread/1", "report": report_id, "contact": contact_id}
        return hmac.compare_digest(proof or b"", self._proof(document))

    def consent(self, report_id: str, level: str) -> bytes:
        """The proof that the worker of a report agreed to this, 32 bytes."""
        return self._proof({"firedoor": "consent/1", "report": report_id, "level": level})

    def is_consent(self, report_id: str, level: str, proof: bytes | None) -> bool:
        """True for what `consent` gave for these two."""
        return hmac.compare_digest(proof or b"", self.consent(report_id, level))

    def transferred(self, report_id: str, number: int, giver: str, taker: str) -> bytes:
        """The proof that a receiver believed the transfer of a thread, 32 bytes.

        `number` says which transfer of the thread it was, from 1.
        """
        document = {"report": report_id, "number": str(number), "from": giver, "to": taker}
        return self._proof({"firedoor": "transferred/1", **document})

    def is_transferred(
        self, report_id: str, number: int, giver: str, taker: str, proof: bytes | None
    ) -> bool:
        """True for what `transferred` gave for these."""
        proven = self.transferred(report_id, number, giver, taker)
        return hmac.compare_digest(proof or b"", proven)

    def _address_proof(self, owner: str, line_id: str, address: str) -> bytes:
        return self._proof(
            {"firedoor": "address/1", "owner": owner, "line": line_id, "address": address}
        )

    def _proof(self, document: dict[str, str]) -> bytes:
        return hmac.new(self.key, canonical(document), hashlib.sha256).digest()
