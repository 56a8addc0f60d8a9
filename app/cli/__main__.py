"""The `firedoor` command."""

import sys

import click
from sqlalchemy.exc import OperationalError

from app.cli.keys import keys
from app.cli.line import line
from app.cli.migrate import migrate
from app.cli.organisation import organisation
from app.cli.play import play
from app.cli.run import run
from app.cli.supply_chain import contract, factory
from app.cli.verify_audit import verify_audit
from config.settings import Refused

GOES_WRONG = 1
BAD_INPUT = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def firedoor() -> None:
    """Firedoor: workers text what is wrong; monitors they trust see to it."""


for command in (run, migrate, keys, organisation, line, factory, contract, play, verify_audit):
    firedoor.add_command(command)


def main() -> None:
    """Runs the command; an error is one sentence, exit status 2 for bad input, 1 for failure."""
    try:
        firedoor(prog_name="firedoor")
    except Refused as refused:
        click.echo(f"firedoor: {refused}", err=True)
        sys.exit(BAD_INPUT)
    except OperationalError:
        click.echo(
            "firedoor: the database can't be reached: check DATABASE_URL, and run "
            "`firedoor migrate` if it is new",
            err=True,
        )
        sys.exit(GOES_WRONG)


if __name__ == "__main__":
    main()
