"""The JSON bodies that the page of people posts."""

from typing import Annotated

from pydantic import Field

from app.dashboard.frame.json_bodies import (
    Body,
    Bytes,
    Document,
    Email,
    Identifier,
    Key,
    Name,
    SignatureBytes,
)
from app.dashboard.people.grants import GrantBody, MemberGrantBody


class InviteBody(Body):
    """POST /people/invitations."""

    invitation: Identifier
    email: Email
    name: Name
    roles: list[str]
    language: Annotated[str, Field(max_length=8)]
    secret_sealed: Bytes
    pin_mac: Key


class RosterBody(Body):
    """The next version, signed by its author."""

    document: Document
    signature: SignatureBytes


class CompleteBody(RosterBody):
    """POST /people/invitations/<id>/complete."""

    epochs: list[GrantBody]


class RemoveBody(RosterBody):
    """POST /people/members/<id>/remove."""

    epochs: list[MemberGrantBody]


class SignatureBody(Body):
    """POST /people/rosters/<n>/sign."""

    signature: SignatureBytes
