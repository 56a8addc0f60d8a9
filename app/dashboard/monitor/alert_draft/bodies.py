"""The JSON bodies that the draft page posts."""

from typing import Annotated, Any

from pydantic import Field

from app.dashboard.frame.json_bodies import Body, Bytes, Identifier, SignatureBytes
from app.dashboard.wording.alert.bodies import AlertBytes, PreviewBody


class CheckBody(Body):
    """POST /cases/<id>/alert/check; `recipients` are affiliates."""

    fields: dict[str, Any]
    recipients: Annotated[list[Identifier], Field(max_length=1000)]
    observation: bool


class DataKeyGrantBody(Body):
    """A data key granted to one epoch of one organisation."""

    epoch: Annotated[int, Field(ge=1)]
    grant: Annotated[Bytes, Field(min_length=1)]


class ProposeBody(PreviewBody):
    """POST /cases/<id>/alert."""

    signature: SignatureBytes
    body: AlertBytes
    own_grant: DataKeyGrantBody
    head_office_grant: DataKeyGrantBody
