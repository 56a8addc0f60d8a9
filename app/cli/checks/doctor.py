"""`firedoor doctor`: is this installation well?"""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from config.settings import PROCESS_SETTINGS, WITHOUT_DATABASE, ClerkSettings, Common, load

if TYPE_CHECKING:
    from app.health.check_result import CheckResult

GOES_WRONG = 1


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--process",
    type=click.Choice(sorted({**PROCESS_SETTINGS, **WITHOUT_DATABASE})),
    help="Only whether this process is alive on this host, quickly; for health checks.",
)
def doctor(as_json: bool, process: str | None) -> None:
    """Check settings, policy, keys, database, queue, spool, trust, lines, backups and the models
    that tell languages apart; change nothing.

    One line each; exit status 1 when something is wrong.
    """
    found = list(_looked_at(load(ClerkSettings), process))
    if as_json:
        click.echo(json.dumps({"findings": [asdict(one) for one in found]}, ensure_ascii=False))
    else:
        for one in found:
            click.echo(f"{'well ' if one.well else 'WRONG'}  {one.name}: {one.sentence}")
    if not all(one.well for one in found):
        sys.exit(GOES_WRONG)


def _looked_at(settings: Common, process: str | None) -> Iterable["CheckResult"]:
    """A health check comes every minute, and should not import what all checks need."""
    if process is not None:
        from app.health.one_process import one_process  # noqa: PLC0415

        return [one_process(settings, process, datetime.now(UTC))]
    from app.health.doctor import examine  # noqa: PLC0415

    return examine(settings)
