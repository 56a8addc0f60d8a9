"""`firedoor run`: everything on one machine, or one process of the Procfile."""

import os
import socket
import sys

import click

from app.processes.heartbeat import keep_beating
from config.platform.database import open_engine
from config.platform.logs import set_up
from config.policy.policy import load_policy
from config.settings import (
    PROCESS_SETTINGS,
    Bots,
    Clerk,
    Common,
    Courier,
    Fallback,
    Refused,
    Web,
    key_bytes,
    load,
)
from config.settings import Collector as CollectorSettings

# A page that waits for news (practice) must not hold up the end for its whole 20 seconds.
GUNICORN = (
    "--no-control-socket", "-k", "gthread", "--keep-alive", "5", "--graceful-timeout", "5",
    "--log-level", "warning",
)  # fmt: skip


@click.command()
@click.argument("process", required=False, type=click.Choice(sorted(PROCESS_SETTINGS)))
@click.option(
    "--fallback", is_flag=True,
    help="With bots: only seal what carriers send into FALLBACK_DIR. Needs no secret.",
)  # fmt: skip
def run(process: str | None, fallback: bool) -> None:
    """Start one PROCESS, or, without a name, the whole product with its practice world."""
    if fallback:
        if process != "bots":
            raise Refused("--fallback is a way of `firedoor run bots`: name that process")
        _gunicorn(
            "app.processes.servers:fallback()", load(Fallback).fallback_port, workers=2, threads=4
        )
    if process is None:
        # Imported here, as below: a process should not carry the libraries of the others.
        from app.launcher.embedded import run_embedded  # noqa: PLC0415

        run_embedded(load(Common))
        return
    set_up(process)
    settings = load(PROCESS_SETTINGS[process])
    holder = f"{socket.gethostname()}:{os.getpid()}"
    if isinstance(settings, Web):
        _refuse_unfit(settings, "cookie_key")
        _gunicorn("app.processes.servers:web()", settings.web_port, workers=1, threads=8)
    elif isinstance(settings, Bots):
        _refuse_unfit(settings, "contact_pepper", "code_pepper", "dedupe_key", "receiver_key")
        _gunicorn("app.processes.servers:bots()", settings.bots_port, workers=2, threads=4)
    else:
        _loop(process, settings, holder)


def _loop(process: str, settings: Common, holder: str) -> None:
    engine = open_engine(settings.database_url)
    keep_beating(engine, process, _channels(settings))
    if isinstance(settings, CollectorSettings):
        from app.processes import collector  # noqa: PLC0415

        collector.run(settings, engine, holder)
    elif isinstance(settings, Courier):
        from app.processes import courier, sweep  # noqa: PLC0415

        (courier if process == "courier" else sweep).run(settings, engine)
    elif isinstance(settings, Clerk) and process == "clerk":
        from app.processes import clerk  # noqa: PLC0415

        clerk.run(settings, engine, holder)
    elif isinstance(settings, Clerk):
        from app.processes import desk  # noqa: PLC0415

        desk.run(settings)


def _channels(settings: Common) -> tuple[str, ...]:
    """What a courier can send on, which nobody else knows; a sweep is one."""
    if not isinstance(settings, Courier):
        return ()
    from bots.registry import senders  # noqa: PLC0415

    return tuple(sorted(senders(settings)))


def _refuse_unfit(settings: Common, *keys: str) -> None:
    """Says it in one sentence before gunicorn, whose workers would say it in a stack trace."""
    for key in keys:
        key_bytes(getattr(settings, key), key.upper())
    load_policy(settings.policy_file)


def _gunicorn(application: str, port: int, workers: int, threads: int) -> None:
    """Becomes gunicorn: the conservative server, on loopback; a proxy stands before it."""
    os.execv(  # noqa: S606
        sys.executable,
        [
            sys.executable, "-m", "gunicorn", *GUNICORN, "-w", str(workers),
            "--threads", str(threads), "-b", f"127.0.0.1:{port}", application,
        ],
    )  # fmt: skip
