"""Who may be given a case."""

from app.dashboard.frame.members import roster
from vault.roles import ROLES_OF_KIND


def colleagues() -> list[tuple[str, str]]:
    """(id, name) of the members who may work on a case, by name."""
    roles = ROLES_OF_KIND[roster().kind]
    found = [
        (one.id, one.name) for one in roster().members.values() if not one.roles.isdisjoint(roles)
    ]
    return sorted(found, key=lambda pair: pair[1])
