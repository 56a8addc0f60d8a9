"""Who may call an endpoint: kinds of organisations and roles in them. Each screen's `screen.py`
says it for its own endpoints; one without a row is refused to everybody.

A coordinator is one in the own kind of organisation only: each row names kinds and roles.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flask import Flask, current_app

from app.accounts.current_member import CurrentMember
from vault.roles import ROLES_OF_KIND, OrganisationKind, Role

EXTENSION = "firedoor_permissions"


@dataclass(frozen=True)
class Access:
    """`public` needs no sign-in; otherwise one of the kinds and one of the roles is needed.

    `operator`: for the operator's own session, and for no member. `proven`: a session alone is not
    enough, passphrase and code must have been given a short while ago.
    """

    kinds: frozenset[str]
    roles: frozenset[str]
    public: bool = False
    operator: bool = False
    proven: bool = False

    def lets(self, kind: str, roles: Iterable[str]) -> bool:
        """True when a member of such an organisation with these roles may come in."""
        return self.public or (kind in self.kinds and not self.roles.isdisjoint(roles))


PUBLIC = Access(frozenset(), frozenset(), public=True)
OPERATOR = Access(frozenset(), frozenset(), operator=True)
EVERY_MEMBER = Access(frozenset(OrganisationKind), frozenset(Role))
COORDINATORS = Access(frozenset(OrganisationKind), frozenset({Role.COORDINATOR}))


def only(kind: str, *roles: str) -> Access:
    """Members of one kind of organisation who have one of the roles; none named: any role."""
    return Access(frozenset({kind}), frozenset(roles or ROLES_OF_KIND[kind]))


def proven(access: Access) -> Access:
    """The same people, who must have given passphrase and code a short while ago."""
    return replace(access, proven=True)


def set_up_permissions(app: Flask, permissions: Mapping[str, Access]) -> None:
    """Gives the app its table: who may call each endpoint."""
    app.extensions[EXTENSION] = permissions


def access_to(endpoint: str) -> Access | None:
    """Who may call an endpoint of this app; None where nobody may."""
    permissions: Mapping[str, Access] = current_app.extensions[EXTENSION]
    return permissions.get(endpoint)


def may(member: CurrentMember, endpoint: str) -> bool:
    """Whether this member may call an endpoint of this app."""
    access = access_to(endpoint)
    return access is not None and access.lets(member.kind, member.roles)
