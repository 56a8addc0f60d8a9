"""The keys of a receiving process: it finds, it does not open. Two at a time while they rotate."""

from dataclasses import dataclass, field

from vault.address_proofs import ReceiverKey
from vault.blind_index import code_index, contact_index, pepper_name


@dataclass(frozen=True)
class Peppers:
    """32 bytes each. `old_contact` and `old_code` are those that a rotation replaces.

    By `receiver` the courier knows what a process that receives has written.
    """

    contact: bytes = field(repr=False)
    code: bytes = field(repr=False)
    dedupe: bytes = field(repr=False)
    receiver: ReceiverKey
    old_contact: bytes | None = field(default=None, repr=False)
    old_code: bytes | None = field(default=None, repr=False)

    @property
    def contacts(self) -> tuple[bytes, ...]:
        """The contact peppers, the newest first."""
        return (self.contact,) if self.old_contact is None else (self.contact, self.old_contact)

    def addresses(self, line_id: str, address: str) -> tuple[bytes, ...]:
        """The blind indexes under which this address may be found, the newest first."""
        return tuple(contact_index(pepper, line_id, address) for pepper in self.contacts)

    def codes(self, digits: str) -> tuple[bytes, ...]:
        """The same of a worker code."""
        keys = (self.code, self.old_code)
        return tuple(code_index(key, digits) for key in keys if key is not None)

    @property
    def name(self) -> str:
        """The name of the contact pepper."""
        return pepper_name(self.contact)

    @property
    def old_name(self) -> str | None:
        """The name of the contact pepper before it."""
        return None if self.old_contact is None else pepper_name(self.old_contact)
