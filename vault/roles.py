"""Kinds of organisations and roles of members, as rosters, rows and mails name them."""

from collections.abc import Collection, Mapping
from enum import StrEnum


class OrganisationKind(StrEnum):
    """What an organisation does here. The values stand in rows and in signed rosters."""

    MONITOR = "monitor"
    HEAD_OFFICE = "head_office"
    AFFILIATE = "affiliate"


class Role(StrEnum):
    """What a member may do. The values stand in rows and in signed rosters."""

    TRIAGER = "triager"
    INVESTIGATOR = "investigator"
    COORDINATOR = "coordinator"
    RELEASER = "releaser"
    BUYER = "buyer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLES_OF_KIND: Mapping[str, tuple[Role, ...]] = {
    OrganisationKind.MONITOR: (Role.TRIAGER, Role.INVESTIGATOR, Role.COORDINATOR),
    OrganisationKind.HEAD_OFFICE: (Role.COORDINATOR, Role.RELEASER),
    OrganisationKind.AFFILIATE: (Role.COORDINATOR, Role.BUYER),
}
"""Which roles a kind of organisation gives to those who read; nobody releases where the alert was
drafted."""

READS_NOTHING: frozenset[str] = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
"""Roles of every kind that go with no other and are granted no key: an auditor verifies, an
administrator configures. domain.md 8."""

FOUNDER_ROLES: Mapping[str, tuple[Role, ...]] = {
    OrganisationKind.MONITOR: (Role.COORDINATOR,),
    OrganisationKind.HEAD_OFFICE: (Role.COORDINATOR, Role.RELEASER),
    OrganisationKind.AFFILIATE: (Role.COORDINATOR, Role.BUYER),
}
"""What a founder does beside coordinating, where the operator does not say."""

WRITERS: frozenset[str] = frozenset({Role.TRIAGER, Role.INVESTIGATOR, Role.COORDINATOR})
"""Who writes to workers; a reply signed by anybody else is not sent."""

DRAFTERS: frozenset[str] = frozenset({Role.INVESTIGATOR, Role.COORDINATOR})
"""Who drafts alerts; an alert signed by anybody else is not mailed."""


def fits(kind: str, roles: Collection[str]) -> bool:
    """Whether a member of such an organisation may have these roles together."""
    known, alone = set(roles), READS_NOTHING & set(roles)
    if alone:
        return len(known) == 1
    return bool(known) and known <= set(ROLES_OF_KIND[kind])


def reads_content(roles: Collection[str]) -> bool:
    """Whether a member with these roles is granted the organisation's keys."""
    return not set(roles) <= READS_NOTHING
