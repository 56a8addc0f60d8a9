"""Which kind of organisation gives which roles."""

from vault.roles import (
    DRAFTERS,
    FOUNDER_ROLES,
    READS_NOTHING,
    ROLES_OF_KIND,
    WRITERS,
    OrganisationKind,
    Role,
    fits,
    reads_content,
)


def test_every_kind_has_roles_and_a_coordinator_among_them() -> None:
    assert set(ROLES_OF_KIND) == set(OrganisationKind)
    assert all(Role.COORDINATOR in roles for roles in ROLES_OF_KIND.values())
    assert {role for roles in ROLES_OF_KIND.values() for role in roles} | READS_NOTHING == set(Role)


def test_a_founder_has_roles_of_the_kind_and_coordinates() -> None:
    for kind, roles in FOUNDER_ROLES.items():
        assert Role.COORDINATOR in roles
        assert set(roles) <= set(ROLES_OF_KIND[kind])


def test_nobody_who_writes_to_workers_or_drafts_alerts_releases() -> None:
    assert Role.RELEASER not in WRITERS | DRAFTERS
    assert set(ROLES_OF_KIND[OrganisationKind.MONITOR]) >= WRITERS | DRAFTERS


def test_who_reads_nothing_has_no_other_role_and_no_key() -> None:
    for kind in OrganisationKind:
        assert all(fits(kind, [role]) for role in {*ROLES_OF_KIND[kind], *READS_NOTHING})
        assert not fits(kind, [Role.AUDITOR, Role.COORDINATOR])
        assert not fits(kind, sorted(READS_NOTHING))
        assert not fits(kind, [])
    assert not fits(OrganisationKind.MONITOR, [Role.TRIAGER, Role.RELEASER])
    assert [reads_content([role]) for role in Role] == [
        role not in (Role.AUDITOR, Role.ADMINISTRATOR) for role in Role
    ]
