"""`firedoor migrate`: brings the database to the newest schema."""

import click

from app.installation.lines import take_over_lines
from app.installation.migrate import migrate_to
from config.platform.database import open_engine, reading
from config.settings import ClerkSettings, Refused, load


@click.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    settings = load(ClerkSettings)
    migrate_to(settings.database_url)
    try:
        with reading(open_engine(settings.database_url)) as session:
            take_over_lines(session, settings)
    except Refused as refused:
        # The schema is right all the same; whoever receives takes the lines over then.
        click.echo(f"{refused}: give {settings.trust_dir} to this user, or run it as one who may.")
    click.echo("The database is at the newest schema.")
