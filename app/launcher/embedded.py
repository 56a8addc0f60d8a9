"""The embedded size: one command that prepares, starts, watches over and ends everything."""

import fcntl
import os
import shutil
import signal
import socket
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from urllib.error import URLError
from urllib.request import urlopen

import click
from redis.exceptions import RedisError

from app.installation.keys import make_keys
from app.installation.lines import take_over_lines
from app.installation.migrate import migrate_to
from app.launcher.child import GRACE_SECONDS, Child
from app.launcher.processes import (
    bare_environment,
    practice_child,
    procfile_names,
    product_children,
    public_port,
)
from app.launcher.queue_server import queue_child, server_binary, socket_path
from app.launcher.running import Start, execute
from app.practice.carrier_credentials import CarrierCredentials, carrier_credentials, smtp_port
from app.practice.world import PracticeWorld, make_world, refuse_half_made
from config.platform.database import open_engine, reading
from config.platform.logs import set_up
from config.platform.queues import connect
from config.policy.policy import load_policy
from config.settings import Common, Environment, Refused

READY_SECONDS = 90.0
LOOK_SECONDS = 0.1
LAST_PORT = 65_535


def refuse_server(settings: Common) -> None:
    """Raises Refused where the settings are those of a server."""
    if settings.firedoor_env is not Environment.EMBEDDED:
        raise Refused(
            "`firedoor run` without a process is the embedded size: on a server start each "
            "process of the Procfile"
        )


def run_embedded(settings: Common, began: float, start_process: Start = execute) -> None:
    """Runs until Ctrl-C; `began` is the monotonic second of the start.

    Raises Refused with one sentence where it can't start.
    """
    set_up("launcher")
    load_policy(settings.policy_file)
    settings.firedoor_data_dir = settings.firedoor_data_dir.absolute()
    with _only_one(settings.firedoor_data_dir):
        make_keys(settings.keys_dir)
        practice = carrier_credentials(settings)
        _refuse_ports(_ports(settings))
        settings.spool_dir.mkdir(exist_ok=True, mode=0o700)
        try:
            migrate_to(settings.database_url)
            with reading(open_engine(settings.database_url)) as session:
                take_over_lines(session, settings)
        except sqlite3.DatabaseError as error:
            raise Refused(
                f"{settings.database_url} can't be used ({error}): set FIREDOOR_DATA_DIR to "
                "another folder, or put a backup back"
            ) from None
        refuse_half_made(settings)
        runtime = Path(tempfile.mkdtemp(prefix="firedoor-"))
        try:
            _supervise(settings, practice, runtime, began, start_process)
        finally:
            shutil.rmtree(runtime, ignore_errors=True)


def _supervise(
    settings: Common,
    practice: CarrierCredentials,
    runtime: Path,
    began: float,
    start_process: Start,
) -> None:
    stopped = _stopped_by_signals()
    redis_url, children = _queue(settings, runtime)
    children += [practice_child(settings, practice)]
    children += product_children(settings, redis_url, practice)
    try:
        for child in children:
            child.start_process = start_process
            child.start()
        if not _wait_until_ready(settings, children, stopped):
            return
        world = make_world(settings, practice, click.echo)
        _announce(settings, world, time.monotonic() - began, redis_url)
        while not stopped.wait(LOOK_SECONDS):
            for child in children:
                if child.watch():
                    click.echo(f"{child.name} had died and was started again")
    finally:
        _end(children)


def _queue(settings: Common, runtime: Path) -> tuple[str, list[Child]]:
    """REDIS_URL wins; else a server of our own; else none, and the sweep does it all."""
    if settings.redis_url:
        return settings.redis_url, []
    binary = server_binary()
    if binary is None:
        click.echo("No Valkey for this machine: running without a queue, on the sweep.")
        return "", []
    path = socket_path(settings.firedoor_data_dir, runtime)
    path.unlink(missing_ok=True)
    environment = bare_environment(settings)
    return f"unix://{path}", [queue_child(binary, settings.firedoor_data_dir, path, environment)]


def _wait_until_ready(settings: Common, children: list[Child], stopped: Event) -> bool:
    addresses = {
        "dashboard": f"http://127.0.0.1:{settings.web_port}/readyz",
        "webhooks": f"http://127.0.0.1:{settings.bots_port}/readyz",
        "practice carrier": f"http://127.0.0.1:{settings.practice_port}/healthz",
    }
    deadline = time.monotonic() + READY_SECONDS
    while addresses and not stopped.wait(LOOK_SECONDS):
        addresses = {name: url for name, url in addresses.items() if not _answers(url)}
        for child in children:
            child.watch()
        if time.monotonic() > deadline:
            raise Refused(
                f"{', '.join(addresses)} did not start: the lines above say why; "
                "`firedoor run NAME` starts one process alone"
            )
    return not stopped.is_set()


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2) as response:  # noqa: S310 - an address that we made
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def _announce(settings: Common, world: PracticeWorld, seconds: float, redis_url: str) -> None:
    click.echo("")
    click.echo(f"Firedoor is ready ({seconds:.0f} s).")
    click.echo(f"  Practice page  {settings.public_dashboard_url}/practice")
    click.echo(f"  Dashboard      {settings.public_dashboard_url}")
    click.echo(f"  Webhooks       {settings.public_webhook_url}")
    click.echo(f"  Queue          {_queue_in_words(settings, redis_url)}")
    click.echo("Practice sign-ins (the codes for the second factor are on the practice page):")
    for member in world.members:
        click.echo(f"  {member.role:13} {member.email:34} {member.passphrase}")
    click.echo(f"All of it for tools: {settings.firedoor_data_dir / 'practice.json'}")
    click.echo("Ctrl-C ends it; the data stays.")
    sys.stdout.flush()


def _queue_in_words(settings: Common, redis_url: str) -> str:
    if not redis_url:
        return "none: on the sweep"
    try:
        connect(redis_url).ping()
    except RedisError:
        return "does not answer: on the sweep until it does"
    return "REDIS_URL" if settings.redis_url else "Valkey"


def _end(children: list[Child]) -> None:
    """Our own processes first; then the queue and the carrier that they may wait for."""
    own = [child for child in children if child.name in procfile_names()]
    for some in (own, [child for child in children if child not in own]):
        deadline = time.monotonic() + GRACE_SECONDS
        for child in some:
            child.end()
        for child in some:
            child.wait(deadline)


def _stopped_by_signals() -> Event:
    stopped = Event()

    def stop(_signal: int, _frame: object) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    return stopped


def _ports(settings: Common) -> list[tuple[int, str]]:
    return [
        (settings.web_port, "WEB_PORT"),
        (settings.bots_port, "BOTS_PORT"),
        (settings.practice_port, "PRACTICE_PORT"),
        (smtp_port(settings), "PRACTICE_PORT (its mailbox, 23 above it)"),
        (public_port(settings), "PRACTICE_PORT (the public page, 24 above it)"),
    ]


def _refuse_ports(ports: list[tuple[int, str]]) -> None:
    numbers = [port for port, _ in ports]
    for port, name in ports:
        if not 0 < port <= LAST_PORT:
            raise Refused(f"{port} is no port: set {name} between 1 and {LAST_PORT}")
        if numbers.count(port) > 1:
            raise Refused(f"port {port} is wanted twice: set {name} to another")
        _refuse_taken(port, name)


def _refuse_taken(port: int, name: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Refused(
                f"port {port} is taken: end what uses it, or set {name} to another"
            ) from None


@contextmanager
def _only_one(data: Path) -> Iterator[None]:
    """Two launchers on one data folder would run two queues on one file."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(data / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Refused(
            f"{data} can't be used ({error.strerror}): set FIREDOOR_DATA_DIR to a folder of yours"
        ) from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Refused(f"Firedoor already runs on {data}: end it first") from None
    try:
        yield
    finally:
        os.close(lock)
