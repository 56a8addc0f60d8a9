"""`firedoor restore SOURCE`: puts a backup back on an empty machine."""

from pathlib import Path

import click

from app.backup.errors import BackupFailed
from app.backup.restore import restore as put_back
from app.backup.sealed_keys import open_keys
from config.settings import ClerkSettings, Refused, load
from vault.recovery.papers import SharesRefused, secret_of


@click.command()
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--keys",
    "keys_from",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The file of sealed keys that belongs to SOURCE; two sheets of paper are asked for.",
)
def restore(source: Path, keys_from: Path | None) -> None:
    """Put the backup SOURCE back; then say what is left to do.

    Database, data folder and keys must be empty: nothing is ever overwritten.
    """
    settings = load(ClerkSettings)
    try:
        keys = None
        if keys_from is not None:
            one = click.prompt("The 24 words of a sheet")
            other = click.prompt("The 24 words of another sheet")
            keys = open_keys(keys_from, source.absolute().name, secret_of(one, other))
        left = put_back(settings, source, keys)
    except SharesRefused as refused:
        raise Refused(str(refused)) from None
    except BackupFailed as failed:
        raise click.ClickException(str(failed)) from None
    click.echo(f"{source} is back in {settings.firedoor_data_dir}. What is left to do:")
    for number, sentence in enumerate(left, start=1):
        click.echo(f"{number}. {sentence}")
