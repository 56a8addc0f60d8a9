"""An organisation's secret, granted to members."""

from typing import Annotated

from pydantic import Field

from app.dashboard.frame.json_bodies import Body, Bytes

# A member, or a recovery key (vault/recovery/recovery_key.py).
HolderId = Annotated[str, Field(pattern=r"^([0-9a-f]{32}|r[0-9a-f]{31})$")]


class GrantBody(Body):
    """An organisation's secret of one epoch, sealed to one member."""

    epoch: int
    secret_sealed: Bytes


class MemberGrantBody(GrantBody):
    """The same, naming the member or the recovery key."""

    member: HolderId
