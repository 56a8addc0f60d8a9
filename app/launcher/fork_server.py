"""One process that has imported everything, and has each other process forked from itself.

Ten processes that import the same libraries take ten times the time and the memory. The server is
forked before the launcher has read any secret, and imports while the launcher looks at the machine.
What a process must know is read by that process alone, from a file that has no name.
"""

import gc
import json
import os
import runpy
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress

from app.launcher.running import Forked, Running, die_with_parent, execute
from config.platform.process_name import take_name

MODULE = "-m"
_LONGEST_ANSWER = 32
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)


class ForkServer:
    """The launcher's end: asks for processes."""

    def __init__(self, server: socket.socket, pid: int) -> None:
        self._server, self.pid = server, pid

    def start(self, command: list[str], environment: Mapping[str, str], directory: str) -> Running:
        """`python -m MODULE ARGUMENT...`, forked; anything else, and all when the server is gone,
        is executed. Raises OSError where it can't be started.
        """
        python, flag, *arguments = command
        if (python, flag) != (sys.executable, MODULE):
            return execute(command, environment, directory)
        wanted = {"arguments": arguments, "environment": dict(environment), "directory": directory}
        try:
            return Forked(self._ask(json.dumps(wanted).encode()))
        except (OSError, ValueError):
            return execute(command, environment, directory)

    def close(self) -> None:
        """The server ends, and asks what it has forked to end."""
        self._server.close()

    def _ask(self, wanted: bytes) -> int:
        unnamed = os.memfd_create("wanted")
        try:
            os.write(unnamed, wanted)
            socket.send_fds(self._server, [b"start"], [unnamed])
        finally:
            os.close(unnamed)
        pid = int(self._server.recv(_LONGEST_ANSWER))
        if pid < 0:
            raise OSError("the server could not fork")
        return pid


def fork_server(prepare: Callable[[], object]) -> ForkServer:
    """Forks the server from this process, as it is now: with its modules, and with all it knows.

    The server does `prepare` first; whoever asks it meanwhile waits.

    In a process that the server forks for `ForkServer.start`, it does not return: it raises
    SystemExit when that process's work is done. So nobody who calls it may hold anything that
    would be undone on the way out.
    """
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    _flush()
    pid = os.fork()
    if pid:
        theirs.close()
        return ForkServer(ours, pid)
    ours.close()
    os.setsid()
    die_with_parent()
    take_name("fork-server")
    # Imports make hundreds of thousands of objects and no garbage: not to be looked through.
    gc.disable()
    prepare()
    gc.enable()
    gc.collect()
    # They stay for good: no collection of a forked process touches their pages.
    gc.freeze()
    _serve(theirs)
    os._exit(0)


def _serve(asked: socket.socket) -> None:
    """Until the launcher is gone. Only the server returns; a process that it forks raises."""
    # Nobody waits for them: the kernel forgets each as it ends, the launcher holds descriptors.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(asked, 16, 1)
        if not message:
            return
        server = os.getpid()
        try:
            pid = os.fork()
        except OSError:
            # No memory: the launcher hears no number, and those that run go on.
            pid = -1
        if not pid:
            asked.close()
            _become(descriptors[0], server)
        os.close(descriptors[0])
        with suppress(OSError):
            asked.send(str(pid).encode())


def _become(wanted: int, server: int) -> None:
    """Does what `python -m` would do. Raises SystemExit in any case."""
    os.setsid()
    die_with_parent()
    if os.getppid() != server:
        sys.exit(1)
    for number in _ENDING:
        signal.signal(number, signal.SIG_DFL)
    with os.fdopen(wanted, "rb") as file:
        file.seek(0)
        asked = json.load(file)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["directory"])
    module, *arguments = asked["arguments"]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    sys.exit(0)


def _flush() -> None:
    """What is written is written once."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
