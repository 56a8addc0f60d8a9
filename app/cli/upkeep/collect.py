"""`firedoor collect FOLDER`: takes in what a fallback receiver kept."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from app.installation.keys import public_key
from app.wiring.receiving import make_receiver
from bots.receiving.from_fallback import FallbackCount
from bots.receiving.from_fallback import collect_fallback as collect_files
from bots.registry import receivers
from config.platform.database import open_engine
from config.platform.logs import set_up
from config.settings import CollectorSettings, key_bytes, load
from intake.inbox.not_taken import forget_not_taken, read_not_taken
from intake.inbox.spool import Spool
from vault.sealing import SecretKey

GOES_WRONG = 1
EVERY = 100


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--url", help="Address that the carrier called. Default: PUBLIC_FALLBACK_URL, else webhooks'."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def collect(folder: Path, url: str | None, as_json: bool) -> None:
    """Take in the files of FOLDER, which a fallback receiver sealed.

    Signatures are checked now; what nobody signed goes to the quarantine. A file is removed when
    its message is on record. Exit status 1 while some have to wait.
    """
    set_up("collect")
    settings = load(CollectorSettings)
    called = url or settings.public_fallback_url or settings.public_webhook_url
    settings = settings.model_copy(update={"public_webhook_url": called.rstrip("/")})
    found = collect_files(
        Spool(folder, public_key(settings.keys_dir, "inbox")),
        SecretKey(key_bytes(settings.inbox_key, "INBOX_KEY")),
        make_receiver(settings, open_engine(settings.database_url), receivers(settings)),
        _show,
    )
    refused = read_not_taken(folder)
    if refused is not None:
        click.echo(
            f"The fallback receiver had no room for {refused.count} requests or more, "
            f"from {refused.first} to {refused.last}: run `firedoor reconcile`, which asks the "
            "carriers for what they have.",
            err=True,
        )
        forget_not_taken(folder)
    if as_json:
        click.echo(json.dumps(asdict(found)))
    else:
        click.echo(
            f"Read {found.read}: {found.taken} taken in, {found.known} known already, "
            f"{found.nothing} without a message, {found.quarantined} to the quarantine."
        )
        if found.set_aside:
            click.echo(f"{found.set_aside} can't be read: set aside in the folder as *.refused.")
        if found.waiting:
            click.echo(f"{found.waiting} wait: the database is away. Run this again.")
    if found.waiting or found.set_aside:
        sys.exit(GOES_WRONG)


def _show(found: FallbackCount, total: int) -> None:
    if found.read % EVERY == 0 or found.read == total:
        click.echo(f"{found.read} of {total}", err=True)
