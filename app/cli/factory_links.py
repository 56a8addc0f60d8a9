"""`firedoor factory supplies | merge | split | reach`: who supplies whom, and whom that reaches."""

import json
from datetime import datetime
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli.register_said import said
from case_management.refusals import Refusal
from case_management.supply_chain.actions.link_factories import link_factories, unlink_factories
from case_management.supply_chain.actions.merge_factories import merge_factories, split_factory
from case_management.supply_chain.models import Factory
from case_management.supply_chain.reach import reaches
from config.platform.database import open_engine, reading, transaction, utc_now
from config.settings import ClerkSettings, load
from vault.organisations import Organisation


@click.command("supplies")
@click.argument("supplier")
@click.argument("supplied")
@click.option("--remove", is_flag=True, help="It does not any more.")
def supplies(supplier: str, supplied: str, remove: bool) -> None:
    """One factory supplies another, both by their codes: it is one tier further away."""
    with transaction(open_engine(load(ClerkSettings).database_url)) as session, said():
        pair = coded(session, supplier), coded(session, supplied)
        (unlink_factories if remove else link_factories)(session, *pair)
    click.echo(f"{supplier} {'no longer supplies' if remove else 'supplies'} {supplied}")


@click.command("merge")
@click.argument("merged", nargs=-1, required=True)
@click.option("--into", required=True, help="code of the factory that they are")
def merge(merged: tuple[str, ...], into: str) -> None:
    """Entries, by their codes, turn out to be one factory. Posters with their codes still work."""
    with transaction(open_engine(load(ClerkSettings).database_url)) as session, said():
        for code in merged:
            merge_factories(session, coded(session, code), coded(session, into))
    click.echo(f"{', '.join(merged)}: merged into {into}; `firedoor factory split` undoes it")


@click.command("split")
@click.argument("codes", nargs=-1, required=True)
def split(codes: tuple[str, ...]) -> None:
    """Entries that were merged are factories of their own again, as they were."""
    with transaction(open_engine(load(ClerkSettings).database_url)) as session, said():
        for code in codes:
            split_factory(coded(session, code))
    click.echo(f"{', '.join(codes)}: split")


@click.command("reach")
@click.argument("code")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="the day; today if it is missing")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def reach(code: str, on: datetime | None, as_json: bool) -> None:
    """Which affiliates a factory serves, by which contracts, through which factories."""
    with reading(open_engine(load(ClerkSettings).database_url)) as session, said():
        told = _told(session, coded(session, code), on or utc_now())
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for one in told:
        way = " > ".join(one["path"])
        click.echo(f"tier {one['tier']}: {way} > {one['contractor']} > {one['contract']}")
        click.echo(f"    {one['lead_buyer']} (lead buyer)")
        for agency in one["user_agencies"]:
            click.echo(f"    {agency}")
    buyers = {one["lead_buyer"] for one in told} | {
        agency for one in told for agency in one["user_agencies"]
    }
    click.echo(f"{len(buyers)} affiliates by {len(told)} contracts")


def _told(session: Session, factory: Factory, on: datetime) -> list[dict[str, Any]]:
    told = []
    for one in reaches(session, factory.id, on.date()):
        terms = one.contract
        told.append(
            {
                "tier": one.tier,
                "path": [session.get_one(Factory, entry).name for entry in one.path],
                "contractor": terms.contractor,
                "contract": terms.reference,
                "lead_buyer": session.get_one(Organisation, terms.affiliate).name,
                "user_agencies": sorted(
                    session.get_one(Organisation, agency).name for agency in terms.agencies
                ),
            }
        )
    return told


def coded(session: Session, code: str) -> Factory:
    """The entry with a code. Raises Refusal."""
    found = session.scalar(select(Factory).where(Factory.code == code.upper()))
    if found is None:
        raise Refusal("factory_code_unknown", factory=code)
    return found
