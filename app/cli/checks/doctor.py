"""`firedoor doctor`: is this installation well?"""

import json
import sys
from dataclasses import asdict

import click

from app.health.doctor import examine
from config.settings import ClerkSettings, load

GOES_WRONG = 1


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(as_json: bool) -> None:
    """Check settings, policy, keys, database, queue, spool, trust, lines, backups and the models
    that tell languages apart; change nothing.

    One line each; exit status 1 when something is wrong.
    """
    found = list(examine(load(ClerkSettings)))
    if as_json:
        click.echo(json.dumps({"findings": [asdict(one) for one in found]}, ensure_ascii=False))
    else:
        for one in found:
            click.echo(f"{'well ' if one.well else 'WRONG'}  {one.name}: {one.sentence}")
    if not all(one.well for one in found):
        sys.exit(GOES_WRONG)
