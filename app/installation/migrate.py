"""Brings the database of an installation to the newest schema."""

from alembic import command
from alembic.config import Config

from config.platform.database import prepare_database
from config.platform.paths import MIGRATIONS


def migrate_to(url: str, revision: str = "head") -> None:
    """Runs the migrations; a SQLite file is made first, in WAL mode."""
    prepare_database(url)
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["url"] = url
    command.upgrade(configuration, revision)
