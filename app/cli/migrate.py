"""`firedoor migrate`: brings the database to the newest schema."""

import click
from alembic import command
from alembic.config import Config

from config.platform.database import prepare_database
from config.platform.paths import MIGRATIONS
from config.settings import Clerk, load


def migrate_to(url: str, revision: str = "head") -> None:
    """Runs the migrations; a SQLite file is made first, in WAL mode."""
    prepare_database(url)
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["url"] = url
    command.upgrade(configuration, revision)


@click.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    migrate_to(load(Clerk).database_url)
    click.echo("The database is at the newest schema.")
