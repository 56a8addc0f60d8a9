"""The `firedoor` command."""

import os
import sys
from importlib import import_module
from keyword import iskeyword

import click
from sqlalchemy.exc import OperationalError

from config.platform.version import version
from config.policy.lines.languages import WordsRefused
from config.policy.reading.policy_table import PolicyError
from config.settings import Refused

GOES_WRONG = 1
BAD_INPUT = 2


# Each command's module. It is imported when the command is typed: every process is one, and a
# process that starts again after a crash should not wait for the libraries of the others.
COMMANDS = {
    "run": "app.cli.run",
    "migrate": "app.cli.migrate",
    "keys": "app.cli.keys",
    "organisation": "app.cli.organisation",
    "line": "app.cli.line",
    "rotate": "app.cli.upkeep.rotate",
    "factory": "app.cli.supply_chain",
    "contract": "app.cli.supply_chain",
    "import": "app.cli.supply_files.import_files",
    "poster": "app.cli.poster",
    "collect": "app.cli.upkeep.collect",
    "reconcile": "app.cli.upkeep.reconcile",
    "mail": "app.cli.upkeep.mail",
    "backup": "app.cli.upkeep.backup",
    "restore": "app.cli.upkeep.restore",
    "doctor": "app.cli.checks.doctor",
    "operator": "app.cli.upkeep.operator",
    "sign-out": "app.cli.upkeep.sign_out",
    "play": "app.cli.play",
    "practice": "app.cli.practice",
    "languages": "app.cli.checks.languages",
    "recordings": "app.cli.checks.recordings",
    "rights": "app.cli.checks.rights",
    "verify-audit": "app.cli.checks.verify_audit",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name.replace("-", "_")
        command = getattr(import_module(COMMANDS[cmd_name]), name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version(), message="%(prog)s %(version)s")
def firedoor() -> None:
    """Firedoor: workers text what is wrong; monitors they trust see to it."""


def keep_strangers_out() -> None:
    """What this process writes is for its user alone, or for its group where the umask says so.

    On a server each process has a user of its own, and the group shares what lies in the data
    folder; its unit sets a umask of 0007. Who sets none means nobody else.
    """
    given = os.umask(0o077)
    if given & 0o007 == 0o007:
        os.umask(given)


def main() -> None:
    """Runs the command; an error is one sentence, exit status 2 for bad input, 1 for failure."""
    keep_strangers_out()
    try:
        status = firedoor(prog_name="firedoor", standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(BAD_INPUT)
    except click.ClickException as error:
        path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
        hint = f" (`{path} --help` says more)" if path else ""
        click.echo(f"firedoor: {error.format_message().rstrip('.')}{hint}", err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(GOES_WRONG)
    except (Refused, PolicyError, WordsRefused) as refused:
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
