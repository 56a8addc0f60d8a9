"""A text that the browser sealed for the member's own organisation, and the key to it."""

from typing import Annotated

from pydantic import Field

from app.accounts.current_member import current_member
from app.dashboard.frame.json_bodies import Body, Bytes, Document, Identifier
from vault.grants import Grant

# A padded text of 16,000 characters in the widest script; the courier refuses far shorter ones.
Sealed = Annotated[Document, Field(max_length=70_000)]


class RecordBody(Body):
    """A sealed record with its grant to the member's own organisation."""

    id: Identifier
    body: Sealed
    grant: Bytes
    epoch: Annotated[int, Field(ge=1)]


def grant_of(body: RecordBody) -> Grant:
    """As it is stored with the text."""
    return Grant(
        record_id=body.id,
        organisation_id=current_member().organisation,
        epoch=body.epoch,
        key_sealed=body.grant,
    )
