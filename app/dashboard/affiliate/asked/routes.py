"""/asked: the first screen of a buyer."""

from dataclasses import dataclass

from flask import render_template
from sqlalchemy import select

from app.accounts.current_member import CurrentMember, current_member
from app.accounts.languages import NAMES
from app.accounts.members import Member
from app.dashboard.affiliate.asked.asked_lines import (
    ToldAlert,
    asked_by_alerts,
    asked_by_contracts,
    in_order,
    local_day,
    told_alerts,
)
from app.dashboard.affiliate.asked.blueprint import blueprint
from app.dashboard.frame.members import roster
from app.dashboard.frame.request import database, services
from case_management.calendars.queries import calendar_of
from case_management.obligations.queries import obligations_of
from case_management.supply_chain.affiliate_contracts import (
    contractor_names,
    contracts_of,
    disclosed_in,
)
from case_management.supply_chain.models import Contract
from vault.roles import Role


@dataclass(frozen=True)
class ContractLine:
    """One contract with its factories, and what released alerts told of it."""

    id: str
    reference: str
    title: str
    contractor: str
    factories: list[str]
    alerts: list[ToldAlert]


@blueprint.get("/asked", endpoint="page")
def show() -> str:
    """What is asked and until when; below it what is settled, the contracts, who gets the mail."""
    member = current_member()
    contracts = contracts_of(database(), member.organisation)
    alerts = told_alerts(member, contracts)
    today = local_day(calendar_of(database(), member.organisation, services().policy))
    owed = obligations_of(database(), member.organisation)
    lines = asked_by_alerts(alerts, today) + asked_by_contracts(owed, contracts, today)
    return render_template(
        "affiliate/asked/templates/page.html",
        asked=in_order(lines),
        settled=[one for one in alerts if one.duty is None],
        contracts=_contract_lines(contracts, alerts),
        contacts=_contacts(member),
    )


def _contract_lines(contracts: list[Contract], alerts: list[ToldAlert]) -> list[ContractLine]:
    contractors = contractor_names(database(), contracts)
    factories = disclosed_in(database(), contracts)
    return [
        ContractLine(
            id=one.id,
            reference=one.reference,
            title=one.title,
            contractor=contractors[one.contractor_id],
            factories=[factory.name for factory in factories.get(one.id, [])],
            alerts=[alert for alert in alerts if one.id in alert.contracts],
        )
        for one in contracts
    ]


def _contacts(member: CurrentMember) -> list[tuple[str, str]]:
    """(name, language) of everybody to whom an alert goes by mail."""
    buyers = {one.id for one in roster().members.values() if Role.BUYER in one.roles}
    rows = database().scalars(
        select(Member)
        .where(Member.id.in_(buyers), Member.organisation_id == member.organisation)
        .where(Member.removed_at.is_(None), Member.email.is_not(None))
        .order_by(Member.name)
    )
    return [(one.name, NAMES.get(one.language, one.language)) for one in rows]
