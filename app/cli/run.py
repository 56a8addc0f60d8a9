"""`firedoor run`: everything on one machine, or one process of the Procfile."""

from importlib import import_module

import click

from config.platform.logs import set_up
from config.settings import PROCESS_SETTINGS, Common, Refused, load


@click.command()
@click.argument("process", required=False, type=click.Choice(sorted(PROCESS_SETTINGS)))
@click.option(
    "--fallback",
    is_flag=True,
    help="With bots: only seal what carriers send into FALLBACK_DIR. Needs no secret.",
)
def run(process: str | None, fallback: bool) -> None:
    """Start one PROCESS, or, without a name, the whole product with its practice world."""
    if fallback and process != "bots":
        raise Refused("--fallback is a way of `firedoor run bots`: name that process")
    if process is None:
        # Imported here, as below: a process should not carry the libraries of the others.
        from app.launcher.embedded import run_embedded  # noqa: PLC0415

        run_embedded(load(Common))
        return
    set_up(process)
    import_module(f"app.processes.{'fallback' if fallback else process}").main()
