"""`firedoor factory add`, `firedoor contract add`: the register, one entry at a time."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from app.cli.contract_disclosure import (
    disclose_factories,
    show_disclosure,
    verify_factory,
)
from app.cli.factory_links import merge, reach, split, supplies
from app.cli.register_said import said
from app.cli.supply_files.match_pairs import match
from case_management.supply_chain.actions.add_contract import NewContract
from case_management.supply_chain.actions.add_contract import add_contract as register_contract
from case_management.supply_chain.actions.add_factory import NewFactory
from case_management.supply_chain.actions.add_factory import add_factory as register_factory
from config.platform.database import open_engine, transaction
from config.settings import ClerkSettings, Refused, load
from intake.dialogue.understanding.spelling.normalise import ascii_digits

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
@click.option(
    "--location",
    type=(click.FloatRange(-90, 90), click.FloatRange(-180, 180)),
    help="latitude and longitude in degrees, for the map of factories",
)
def add_factory(
    name: str,
    code: str,
    country: str,
    address: str,
    sector: str,
    workers: int | None,
    time_zone: str,
    location: tuple[float, float] | None,
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
    new = NewFactory(name, code, country, address, sector, workers, time_zone, location)
    with transaction(open_engine(load(ClerkSettings).database_url)) as session, said():
        register_factory(session, new)
    click.echo(f"{name.strip()}: code {code}")


factory.add_command(match)
for one in (supplies, merge, split, reach):
    factory.add_command(one)


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
@click.option("--agency", "agencies", multiple=True, help="id of an affiliate that buys by it too")
def add_contract(
    reference: str,
    affiliate: str,
    contractor: str,
    title: str,
    starts: datetime,
    ends: datetime | None,
    codes: tuple[str, ...],
    agencies: tuple[str, ...],
) -> None:
    """Add one contract with the factories that its contractor disclosed."""
    last_day = ends.date() if ends else None
    new = NewContract(
        reference, affiliate, contractor, title, starts.date(), last_day, codes, agencies
    )
    with transaction(open_engine(load(ClerkSettings).database_url)) as session, said():
        register_contract(session, new)
    click.echo(f"{reference}: {len(codes)} factories")


for one in (disclose_factories, verify_factory, show_disclosure):
    contract.add_command(one)
