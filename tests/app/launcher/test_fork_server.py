"""A forked process is what an executed one would be, and nobody outlives the launcher."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.launcher.running import Forked
from config.platform.paths import ROOT

LAUNCHER = """
import json, sys
from app.launcher.fork_server import fork_server
server = fork_server(lambda: None)
print(server.pid, flush=True)
for line in sys.stdin:
    command, environment, folder = json.loads(line)
    one = server.start(command, environment, folder)
    print(json.dumps([type(one).__name__, one.pid, one.poll()]), flush=True)
    one.wait(20)
    print(one.poll(), flush=True)
"""

TELLS = """
import json, os, signal, sys
told = {
    "arguments": sys.argv[1:], "environment": dict(os.environ), "folder": os.getcwd(),
    "input": sys.stdin.read(), "leads": os.getsid(0) == os.getpid(),
    "ends": signal.getsignal(signal.SIGTERM) is signal.SIG_DFL, "name": __name__,
    "open": len(os.listdir("/proc/self/fd")),
}
with open("told.json", "w") as file:
    json.dump(told, file)
sys.exit(3)
"""


class Launcher:
    """A small launcher in a process of its own, asked line by line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "tells.py").write_text(TELLS, "utf-8")
        (folder / "waits.py").write_text("import time\ntime.sleep(60)\n", "utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-c", LAUNCHER],
            cwd=ROOT,
            env={"PYTHONPATH": f"{ROOT}:{folder}", "OF_THE_LAUNCHER": "yes"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.server = int(self.read())

    def read(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def start(self, *arguments: str, **environment: str) -> list[object]:
        """What it says of the process that it started: how, its number, whether it has ended."""
        environment = {"PYTHONPATH": str(self.folder)} | environment
        asked = [[sys.executable, *arguments], environment, str(self.folder)]
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer: list[object] = json.loads(self.read())
        return answer


@pytest.fixture
def launcher(tmp_path: Path) -> Iterator[Launcher]:
    one = Launcher(tmp_path)
    yield one
    one.process.kill()
    one.process.communicate()


@pytest.mark.parametrize("start", ["Forked", "Popen"])
def test_it_is_as_if_it_had_been_executed(launcher: Launcher, start: str) -> None:
    if start == "Popen":
        end(launcher.server)
    how, number, ended = launcher.start("-m", "tells", "one", "two words", SECRET="its own")
    assert (how, ended) == (start, None)
    assert launcher.read().strip() in {"0", "3"}
    told = json.loads((launcher.folder / "told.json").read_text("utf-8"))
    assert told["arguments"] == ["one", "two words"]
    assert (told["input"], told["folder"]) == ("", str(launcher.folder))
    assert (told["leads"], told["ends"], told["name"]) == (True, True, "__main__")
    assert told["environment"]["SECRET"] == "its own"
    assert "OF_THE_LAUNCHER" not in told["environment"]
    # In and out, the folder that it lists, and the server's own copy of what is not its own.
    assert told["open"] <= 5
    assert number != launcher.server


def test_nobody_sees_its_environment_from_outside(launcher: Launcher) -> None:
    _, number, _ = launcher.start("-m", "waits", SECRET="its own")
    assert b"its own" not in Path(f"/proc/{number}/environ").read_bytes()
    assert b"its own" not in Path(f"/proc/{number}/cmdline").read_bytes()


def test_what_is_no_module_is_executed(launcher: Launcher) -> None:
    how, _, _ = launcher.start("-c", "pass")
    assert how == "Popen"


def test_a_launcher_that_is_killed_takes_server_and_processes_with_it(launcher: Launcher) -> None:
    _, number, _ = launcher.start("-m", "waits")
    assert isinstance(number, int)
    watched = [Forked(one) for one in (launcher.server, number)]
    launcher.process.kill()
    for one in watched:
        one.wait(20)


def end(pid: int) -> None:
    watched = Forked(pid)
    os.kill(pid, 9)
    watched.wait(20)
