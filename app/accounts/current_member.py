"""Who is asking: the member of this request, as the session and the believed roster say."""

from dataclasses import dataclass
from datetime import datetime

from flask import g
from werkzeug.exceptions import Unauthorized

from case_management.actor import Actor


@dataclass(frozen=True)
class CurrentMember:
    """A signed-in member; `roles` and `kind` come from the roster, never from a row."""

    id: str
    name: str
    organisation: str
    organisation_name: str
    kind: str
    roles: frozenset[str]
    language: str
    session: str
    proved_at: datetime
    """When the member gave passphrase and code last, in this session."""

    @property
    def actor(self) -> Actor:
        """The member as case management's actions know one."""
        return Actor(self.id, self.organisation, self.roles)


def current_member() -> CurrentMember:
    """The member of this request. Raises Unauthorized (401) where nobody is signed in."""
    member = current_member_or_none()
    if member is None:
        raise Unauthorized
    return member


def current_member_or_none() -> CurrentMember | None:
    """The same for pages that are also shown to strangers."""
    member: CurrentMember | None = g.get("member")
    return member


def set_current_member(member: CurrentMember) -> None:
    """The dashboard's gate is the one caller."""
    g.member = member
