"""The JSON bodies that the pages of transfers post."""

from typing import Annotated

from pydantic import Field

from app.accounts.current_member import current_member
from app.dashboard.frame.json_bodies import Body, Bytes, Document, Identifier, SignatureBytes
from case_management.transfers.actions.override import SealedReason
from vault.grants import Grant

Epoch = Annotated[int, Field(ge=1)]
Sealed = Annotated[Document, Field(max_length=70_000)]


class PassedKey(Body):
    """The key of one record, sealed to the taker."""

    id: Identifier
    grant: Bytes


class KeysBody(Body):
    """POST /cases/<id>/transfer/keys."""

    epoch: Epoch
    """Of the taker, to which they were sealed."""
    keys: Annotated[list[PassedKey], Field(max_length=200)]


class OwnReasonBody(Body):
    """A reason for members of the own organisation alone."""

    id: Identifier
    body: Sealed
    grant: Bytes
    epoch: Epoch

    def sealed(self) -> SealedReason:
        """As the actions take it."""
        own = grant_of(self.id, current_member().organisation, self.epoch, self.grant)
        return SealedReason(self.id, self.body, (own,))


class SharedReasonBody(OwnReasonBody):
    """A reason that both organisations may read."""

    their_grant: Bytes
    their_epoch: Epoch

    def sealed_to(self, other: str) -> SealedReason:
        """With the key of the other organisation."""
        theirs = grant_of(self.id, other, self.their_epoch, self.their_grant)
        own = self.sealed()
        return SealedReason(own.id, own.body, (*own.grants, theirs))


class OfferBody(SharedReasonBody):
    """POST /cases/<id>/transfer/offer; the record bears the transfer's id."""

    signature: SignatureBytes


class AcceptBody(Body):
    """POST /transfers/<id>/accept."""

    signature: SignatureBytes


class ConfirmedOrganisationsBody(Body):
    """POST /transfers/pins."""

    wrapped: Annotated[Bytes, Field(min_length=29)]


def grant_of(record_id: str, organisation: str, epoch: int, key: bytes) -> Grant:
    """One row of grants."""
    return Grant(record_id=record_id, organisation_id=organisation, epoch=epoch, key_sealed=key)
