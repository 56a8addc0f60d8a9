"""`firedoor verify-audit`: proves that nobody edited the logs."""

import sys

import click
from sqlalchemy import select

from case_management.audit.queries import first_broken
from config.platform.database import open_engine, reading
from config.settings import ClerkSettings, load
from vault.organisations import Organisation


@click.command("verify-audit")
def verify_audit() -> None:
    """Check every organisation's audit chain; exit status 1 where one was edited."""
    engine = open_engine(load(ClerkSettings).database_url)
    broken = False
    with reading(engine) as session:
        for organisation in session.scalars(select(Organisation).order_by(Organisation.name)):
            number = first_broken(session, organisation.id)
            broken = broken or number is not None
            said = "whole" if number is None else f"edited at entry {number}"
            click.echo(f"{organisation.name}: {said}")
    if broken:
        sys.exit(1)
