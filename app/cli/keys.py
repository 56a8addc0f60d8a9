"""`firedoor keys`: makes the secrets of an installation."""

import click

from app.installation.keys import make_keys
from config.settings import ClerkSettings, load


@click.command()
def keys() -> None:
    """Make the secret files of this installation that are missing; none is ever replaced."""
    folder = load(ClerkSettings).keys_dir
    made = make_keys(folder)
    click.echo(f"{folder}: made {', '.join(made)}" if made else f"{folder}: all keys are there")
