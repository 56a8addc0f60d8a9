"""A process that has imported every command, and forks a process for each that a test types.

A command that is executed imports for a second and works for a tenth of one. What is forked is the
very command, with its own environment, folder, input and output, as the launcher forks the
product's processes (app/launcher/fork_server.py). What it would be if it were executed,
`tests.support.command.execute` shows.
"""

import atexit
import gc
import json
import os
import runpy
import selectors
import signal
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from app.cli.__main__ import COMMANDS
from app.launcher.prepare import prepare_processes
from app.launcher.running import Forked, die_with_parent
from intake.dialogue.understanding.language import statistical, zawgyi

ROOT = Path(__file__).parents[2]
MODULE = "app.cli"
_BYTES = 65536
_RUN, _START = b"run", b"start"


class CommandServer:
    """The tests' end: types commands."""

    def __init__(self) -> None:
        self._server, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.command_server", str(theirs.fileno())],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()

    def run(
        self, words: Sequence[str], environment: Mapping[str, str], typed: str, seconds: float
    ) -> subprocess.CompletedProcess[str]:
        """Its status and what it said, once it and all that it started have ended.

        Raises subprocess.TimeoutExpired, and OSError where the server is gone.
        """
        pipes = [os.pipe() for _ in ("output", "errors", "status")]
        self._ask(_RUN, words, environment, [_unnamed(typed), *(write for _, write in pipes)])
        output, errors, status = _read_all([read for read, _ in pipes], seconds, words)
        if not status:
            raise OSError("the server of commands is gone")
        return subprocess.CompletedProcess(
            list(words), int(status), output.decode("utf-8"), errors.decode("utf-8")
        )

    def start(
        self, words: Sequence[str], environment: Mapping[str, str], module: str = MODULE
    ) -> Forked:
        """One that goes on, with no input and no output: `python -m module`. Raises OSError where
        it has ended.
        """
        nothing = [os.open(os.devnull, os.O_RDWR) for _ in ("input", "output", "errors")]
        told, tell = os.pipe()
        self._ask(_START, words, environment, [*nothing, tell], module)
        with os.fdopen(told) as pid:
            return Forked(int(pid.read()))

    def _ask(
        self,
        what: bytes,
        words: Sequence[str],
        environment: Mapping[str, str],
        descriptors: list[int],
        module: str = MODULE,
    ) -> None:
        asked = {"module": module, "words": words, "environment": dict(environment)}
        given = [_unnamed(json.dumps(asked)), *descriptors]
        try:
            socket.send_fds(self._server, [what], given)
        finally:
            for one in given:
                os.close(one)

    def close(self) -> None:
        """The server ends."""
        self._server.close()
        self._process.wait(timeout=10)


@cache
def command_server() -> CommandServer:
    """The one of this process, started by the first command."""
    server = CommandServer()
    atexit.register(server.close)
    return server


def _unnamed(content: str) -> int:
    descriptor = os.memfd_create("typed")
    os.write(descriptor, content.encode())
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _read_all(descriptors: list[int], seconds: float, words: Sequence[str]) -> list[bytes]:
    """What comes from each until it is closed, and from the last until it has said one thing:
    commands that run side by side hold each other's. Raises subprocess.TimeoutExpired.
    """
    came = dict.fromkeys(descriptors, b"")
    deadline = time.monotonic() + seconds
    try:
        with selectors.DefaultSelector() as waiting:
            for one in descriptors:
                waiting.register(one, selectors.EVENT_READ)
            while waiting.get_map():
                ready = waiting.select(max(0, deadline - time.monotonic()))
                if not ready:
                    raise subprocess.TimeoutExpired(list(words), seconds)
                for key, _ in ready:
                    part = os.read(key.fd, _BYTES)
                    came[key.fd] += part
                    if not part or key.fd == descriptors[-1]:
                        waiting.unregister(key.fd)
    finally:
        for one in descriptors:
            os.close(one)
    return list(came.values())


def _serve(asked: socket.socket) -> None:
    """Until the tests are gone."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(asked, selectors.EVENT_READ)
        while True:
            for key, _ in waiting.select():
                if key.data:
                    waiting.unregister(key.fd)
                    os.close(key.fd)
                    _tell_status(*key.data)
                    continue
                message, descriptors, _, _ = socket.recv_fds(asked, 16, 5)
                if not message:
                    return
                *others, status = descriptors
                pid = os.fork()
                if not pid:
                    asked.close()
                    os.close(status)
                    _become(*others)
                for one in others:
                    os.close(one)
                if message == _START:
                    os.write(status, str(pid).encode())
                    os.close(status)
                    status = os.open(os.devnull, os.O_WRONLY)
                waiting.register(os.pidfd_open(pid), selectors.EVENT_READ, (pid, status))


def _tell_status(pid: int, status: int) -> None:
    ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.write(status, str(ended).encode())
    os.close(status)


def _become(wanted: int, *streams: int) -> NoReturn:
    """Does what `python -m` would do."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with os.fdopen(wanted, "rb") as file:
        asked = json.load(file)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(asked["environment"])
    module = asked["module"]
    sys.argv = [module, *asked["words"]]
    # It becomes `__main__`, and was imported for its list of commands only.
    sys.modules.pop(f"{module}.__main__", None)
    status = 1
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    # What an interpreter does at its end, without taking apart what the server has imported.
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _prepare() -> None:
    prepare_processes()
    for module in dict.fromkeys(COMMANDS.values()):
        import_module(module)
    for model in (statistical, zawgyi):
        model.load()
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    # Ctrl-C is for the tests. The server ends with them, by its socket: the kernel's signal for it
    # would come with the end of the thread that started the server.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _prepare()
    _serve(socket.socket(fileno=int(sys.argv[1])))
