"""`firedoor contract disclose | verify | disclosure`: what contractors disclose, and is it so?"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli.factory_links import coded
from app.cli.register_said import said
from case_management.refusals import Refusal
from case_management.supply_chain.disclosures.disclose import (
    check_disclosed,
    disclose,
    disclosure_of,
)
from case_management.supply_chain.disclosures.verification import EVENTS
from case_management.supply_chain.models import Contract
from config.platform.database import open_engine, reading, transaction, utc_now
from config.settings import ClerkSettings, load

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _of_contract(command: _Command) -> _Command:
    """Which contract: its reference, and its lead buyer."""
    named = click.option("--affiliate", required=True, help="id of the lead buyer")(command)
    return click.argument("reference")(named)


@click.command("disclose")
@_of_contract
@click.option("--factory", "codes", multiple=True, required=True, help="code of a factory")
@click.option("--of", "total", type=click.IntRange(1), help="how many there are in all")
def disclose_factories(
    reference: str, affiliate: str, codes: tuple[str, ...], total: int | None
) -> None:
    """The next version of a contractor's disclosure; it replaces the one before."""
    with transaction(open_engine(load(ClerkSettings).database_url)) as session, said():
        contract = _contract(session, reference, affiliate)
        factories = [coded(session, code).id for code in codes]
        version = disclose(session, contract, factories, total, _today())
        percent = disclosure_of(session, contract, _today()).percent
    share = "" if percent is None else f", {percent} %"
    click.echo(f"{reference}: version {version.number}, {len(codes)} factories{share}")


@click.command("verify")
@_of_contract
@click.argument("code")
@click.argument("found", type=click.Choice(EVENTS))
@click.option("--evidence", required=True, help="on what it rests")
def verify_factory(reference: str, affiliate: str, code: str, found: str, evidence: str) -> None:
    """Record what was found about a disclosed factory. It holds for twelve months."""
    with transaction(open_engine(load(ClerkSettings).database_url)) as session, said():
        contract, factory = _contract(session, reference, affiliate), coded(session, code)
        state = check_disclosed(session, contract, factory.id, found, evidence, _today())
    click.echo(f"{code}: {state}")


@click.command("disclosure")
@_of_contract
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show_disclosure(reference: str, affiliate: str, as_json: bool) -> None:
    """What is disclosed, how much of it, and how far each factory is verified.

    That a location is verified says nothing about conditions there.
    """
    with reading(open_engine(load(ClerkSettings).database_url)) as session, said():
        found = disclosure_of(session, _contract(session, reference, affiliate), _today())
        rows = [
            {
                "code": one.factory.code,
                "name": one.factory.name,
                "state": one.state,
                "checked_on": one.checked_on.isoformat() if one.checked_on else None,
                "evidence": one.evidence,
                "other_submissions": one.others,
            }
            for one in found.factories
        ]
    if as_json:
        told = {"version": found.number, "percent": found.percent, "factories": rows}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    share = "share unknown" if found.percent is None else f"{found.percent} % disclosed"
    click.echo(f"{reference}: version {found.number}, {share}")
    for row in rows:
        click.echo(
            f"  {row['code']}  {row['state']}  {row['name']}"
            f"  ({row['other_submissions']} other submissions)  {row['evidence']}"
        )


def _contract(session: Session, reference: str, affiliate: str) -> Contract:
    found = session.scalar(
        select(Contract).where(Contract.reference == reference, Contract.affiliate_id == affiliate)
    )
    if found is None:
        raise Refusal("contract_unknown")
    return found


def _today() -> date:
    return utc_now().date()
