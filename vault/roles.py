"""Kinds of organisations and roles of members, as rosters, rows and mails name them."""

from collections.abc import Mapping
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
"""Which roles a kind of organisation gives; nobody releases where the alert was drafted."""

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
