"""`firedoor run`: everything on one machine, or one process of the Procfile."""

import time
from importlib import import_module

import click

from config.platform.logs import set_up
from config.platform.memory import keep_out_of_dumps
from config.platform.process_name import take_name
from config.settings import PROCESS_SETTINGS, WITHOUT_DATABASE, Common, Refused, load

PROCESSES = sorted({**PROCESS_SETTINGS, **WITHOUT_DATABASE})


@click.command()
@click.argument("process", required=False, type=click.Choice(PROCESSES))
@click.option(
    "--fallback",
    is_flag=True,
    help="With bots: only seal what carriers send into FALLBACK_DIR. Needs no secret.",
)
def run(process: str | None, fallback: bool) -> None:
    """Start one PROCESS, or, without a name, the whole product with its practice world."""
    if fallback and process != "bots":
        raise Refused("--fallback is a way of `firedoor run bots`: name that process")
    keep_out_of_dumps()
    if process is None:
        _run_all()
        return
    take_name(process)
    set_up(process)
    import_module(f"app.processes.{'fallback' if fallback else process}").main()


def _run_all() -> None:
    """The launcher. Its imports are here: a process should not carry those of the others."""
    began = time.monotonic()
    from app.launcher.embedded import refuse_server, run_embedded  # noqa: PLC0415
    from app.launcher.fork_server import fork_server  # noqa: PLC0415

    take_name("launcher")
    settings = load(Common)
    refuse_server(settings)
    server = fork_server(_prepare)
    try:
        run_embedded(settings, began, server.start)
    finally:
        server.close()


def _prepare() -> None:
    from app.launcher.prepare import prepare_processes  # noqa: PLC0415

    prepare_processes()
