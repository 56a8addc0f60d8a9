"""Which kind of organisation gives which roles."""

from vault.roles import DRAFTERS, FOUNDER_ROLES, ROLES_OF_KIND, WRITERS, OrganisationKind, Role


def test_every_kind_has_roles_and_a_coordinator_among_them() -> None:
    assert set(ROLES_OF_KIND) == set(OrganisationKind)
    assert all(Role.COORDINATOR in roles for roles in ROLES_OF_KIND.values())
    assert {role for roles in ROLES_OF_KIND.values() for role in roles} == set(Role)


def test_a_founder_has_roles_of_the_kind_and_coordinates() -> None:
    for kind, roles in FOUNDER_ROLES.items():
        assert Role.COORDINATOR in roles
        assert set(roles) <= set(ROLES_OF_KIND[kind])


def test_nobody_who_writes_to_workers_or_drafts_alerts_releases() -> None:
    assert Role.RELEASER not in WRITERS | DRAFTERS
    assert set(ROLES_OF_KIND[OrganisationKind.MONITOR]) >= WRITERS | DRAFTERS
