"""Who may be given a case."""

from app.dashboard.frame.members import roster
from app.dashboard.frame.request import database
from case_management.cases.case_access import recused_from
from case_management.cases.models import Case
from vault.roles import ROLES_OF_KIND


def colleagues() -> list[tuple[str, str]]:
    """(id, name) of the members who may work on a case, by name."""
    roles = ROLES_OF_KIND[roster().kind]
    found = [
        (one.id, one.name) for one in roster().members.values() if not one.roles.isdisjoint(roles)
    ]
    return sorted(found, key=lambda pair: pair[1])


def able_colleagues(case: Case) -> list[tuple[str, str]]:
    """(id, name) of those of them who may open the case."""
    closed = recused_from(database(), case.id)
    return [pair for pair in colleagues() if pair[0] not in closed]
