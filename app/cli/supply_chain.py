"""`firedoor factory add`, `firedoor contract add`: the register, one entry at a time."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
from sqlalchemy import select

from case_management.supply_chain.models import Contract, Contractor, Disclosed, Factory
from config.platform.database import new_id, open_engine, transaction
from config.settings import Clerk, Refused, load
from intake.dialogue.understanding.spelling.normalise import ascii_digits
from vault.organisations import Organisation
from vault.roles import OrganisationKind

CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{1,10}[A-Z0-9]")
"""One word of a text, which `factory_named` finds; 12 characters are the width of its column."""


@click.group()
def factory() -> None:
    """Factories: where workers are."""


@factory.command("add")
@click.argument("name")
@click.option("--code", required=True, help="what workers text for it, short")
@click.option("--country", required=True, help="ISO 3166 code of two letters")
@click.option("--address", required=True)
@click.option("--sector", required=True)
@click.option("--workers", type=click.IntRange(1), help="how many work there")
@click.option("--time-zone", required=True)
def add_factory(
    name: str,
    code: str,
    country: str,
    address: str,
    sector: str,
    workers: int | None,
    time_zone: str,
) -> None:
    """Add one factory to the register."""
    if not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise Refused(f"--country takes two letters such as BD, not {country}")
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused("--time-zone takes a name such as Asia/Dhaka") from None
    if not name.strip():
        raise Refused("a factory needs its name: monitors choose it from a list")
    code = ascii_digits(code).upper()
    if not CODE.fullmatch(code):
        raise Refused(
            "--code takes 3 to 12 letters from A to Z and digits, as 4417: it is printed "
            "on posters, and a shorter one would be taken for an answer"
        )
    engine = open_engine(load(Clerk).database_url)
    with transaction(engine) as session:
        if session.scalar(select(Factory.id).where(Factory.code == code)):
            raise Refused(f"the code {code} is taken by another factory")
        session.add(
            Factory(
                name=name.strip(),
                code=code,
                country=country.upper(),
                address=address,
                sector=sector,
                worker_count=workers,
                time_zone=time_zone,
            )
        )
    click.echo(f"{name.strip()}: code {code}")


@click.group()
def contract() -> None:
    """Contracts: through which public buyers reach factories."""


@contract.command("add")
@click.argument("reference")
@click.option("--affiliate", required=True, help="id of the buyer's organisation")
@click.option("--contractor", required=True, help="name of the company that holds it")
@click.option("--title", required=True)
@click.option("--starts", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--ends", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--factory", "codes", multiple=True, help="code of a disclosed factory")
def add_contract(
    reference: str,
    affiliate: str,
    contractor: str,
    title: str,
    starts: datetime,
    ends: datetime | None,
    codes: tuple[str, ...],
) -> None:
    """Add one contract with the factories that its contractor disclosed."""
    engine = open_engine(load(Clerk).database_url)
    with transaction(engine) as session:
        buyer = session.get(Organisation, affiliate)
        if buyer is None or buyer.kind != OrganisationKind.AFFILIATE:
            raise Refused("no affiliate has this id: see `firedoor organisation list`")
        company = session.scalar(select(Contractor).where(Contractor.name == contractor))
        if company is None:
            company = Contractor(id=new_id(), name=contractor)
            session.add(company)
            session.flush()
        held = Contract(
            id=new_id(),
            affiliate_id=affiliate,
            contractor_id=company.id,
            reference=reference,
            title=title,
            starts_on=starts.date(),
            ends_on=ends.date() if ends else None,
        )
        session.add(held)
        session.flush()
        for code in codes:
            found = session.scalar(select(Factory.id).where(Factory.code == code.upper()))
            if found is None:
                raise Refused(f"no factory has the code {code}: add it first")
            session.add(Disclosed(contract_id=held.id, factory_id=found))
    click.echo(f"{reference}: {len(codes)} factories")
