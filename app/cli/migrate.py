"""`firedoor migrate`: brings the database to the newest schema."""

import click

from app.installation.migrate import migrate_to
from config.settings import ClerkSettings, load


@click.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    migrate_to(load(ClerkSettings).database_url)
    click.echo("The database is at the newest schema.")
