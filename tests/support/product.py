"""The real product as a process of its own: every process of the Procfile, on free ports.

    with running_product(tmp_path / "data") as product:
        product.text("+447700900123", "they lock the exit")

`./firedoor run` is started as anyone starts it; nothing is patched. What all of its processes
print is in `product.output`, a file beside the data folder.
"""

import ctypes
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx

from app.launcher.processes import procfile_names

ROOT = Path(__file__).parents[2]
SMTP_ABOVE = 23
PUBLIC_ABOVE = 24
# Below the range that the kernel gives to clients, so that none of them takes one meanwhile.
PORTS = range(20_000, 32_000)
START_SECONDS = 120.0
STOP_SECONDS = 25.0
NAMES = (*procfile_names(), "practice", "valkey-server")
LOOK_SECONDS = 0.05
READY_LINE = "Firedoor is ready"
TAKEN = re.compile(r"port \d+ is taken")
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)

T = TypeVar("T")


class NotStarted(AssertionError):
    """The product did not come up; the end of its output is in the text."""


@dataclass
class Product:
    """A running product. `world` is practice.json: addresses, members, factories.

    `database_url` is for `config.database.open_engine`.
    """

    data: Path
    output: Path
    process: subprocess.Popen[bytes]
    ports: Mapping[str, int]
    database_url: str
    world: dict[str, Any] = field(repr=False)
    http: httpx.Client = field(repr=False)

    @property
    def dashboard(self) -> str:
        """The dashboard's address, without a slash at its end."""
        return str(self.world["dashboard"])

    @property
    def practice(self) -> str:
        """The practice carrier's address."""
        return str(self.world["practice"])

    @property
    def redis_url(self) -> str:
        """Where its queue listens, as its server says of itself."""
        for pid in self.processes().get("queue", ()):
            for word in _command_of(pid):
                if word.startswith("unixsocket:"):
                    return word.replace("unixsocket:", "unix://")
        raise LookupError("it has no queue")

    def member(self, role: str, organisation: str | None = None) -> dict[str, str]:
        """The first practice member with this role: email, passphrase, totp_secret."""
        for one in self.world["members"]:
            if one["role"] == role and organisation in {None, one["organisation"]}:
                found: dict[str, str] = one
                return found
        raise LookupError(f"nobody is {role}")

    def text(
        self, number: str, text: str, sid: str | None = None, line: str | None = None
    ) -> int | None:
        """Types a text on a practice phone; the webhook's status, None when nobody answered."""
        body = {"from": number, "text": text} | ({"sid": sid} if sid else {})
        body |= {"to": line} if line else {}
        status: int | None = self._post("/phone/send", body)["status"]
        return status

    def chat(self, chat: int, text: str, language: str = "en") -> None:
        """Writes to the bot; the carrier answers before the bot has it."""
        self._post("/chat/send", {"chat": chat, "text": text, "language_code": language})

    def misbehave(self, faults: dict[str, Any]) -> None:
        """Faults by door for the next sends, None for none: bots/practice/README.md has them."""
        self._post("/misbehave", faults)

    def phone(self, number: str) -> list[dict[str, Any]]:
        """What the handset shows, oldest first; `direction` "in" arrived at it."""
        return self._messages(f"/phone/{number}/messages")

    def screen(self, chat: int) -> list[dict[str, Any]]:
        """What a Telegram chat shows, oldest first; `direction` "in" came from the bot."""
        return self._messages(f"/chat/{chat}/messages")

    def wait_phone(self, number: str, after: int = 0, timeout: float = 20) -> list[dict[str, Any]]:
        """Texts that arrived after entry `after`, as soon as there is one."""
        return self._messages(f"/phone/{number}/wait?after={after}&timeout={timeout}")

    def processes(self) -> dict[str, list[int]]:
        """Process ids by the Procfile's names, "queue" and "practice"; a master before workers."""
        found: dict[str, list[int]] = {}
        for pid in _descendants(self.process.pid):
            name = _name_of(pid)
            if name:
                found.setdefault(name, []).append(pid)
        return found

    def fork_server(self) -> int:
        """The process id of the one that the others are forked from. Raises LookupError."""
        for pid in _descendants(self.process.pid):
            if _comm(pid) == "fork-server":
                return pid
        raise LookupError("it is gone")

    def command(self, *words: str) -> str:
        """What `./firedoor WORDS` prints beside the running product."""
        settings = {"DATABASE_URL": self.database_url}
        done = subprocess.run(
            [sys.executable, "-m", "app.cli", *words],
            cwd=ROOT,
            env=_environment(self.data, self.ports, settings),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def stop(self) -> None:
        """Ends it as Ctrl-C does, and waits until every process is gone."""
        self.http.close()
        _end(self.process, self.data)

    def tail(self, lines: int = 40) -> str:
        """The end of its output."""
        return _tail(self.output, lines)

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self.http.post(self.practice + path, json=body)
        answer.raise_for_status()
        content: dict[str, Any] = answer.json()
        return content

    def _messages(self, path: str) -> list[dict[str, Any]]:
        answer = self.http.get(self.practice + path)
        answer.raise_for_status()
        messages: list[dict[str, Any]] = answer.json()["messages"]
        return messages


@contextmanager
def running_product(data: Path, **environment: str) -> Iterator[Product]:
    """A product for the length of a block; see `start_product`."""
    product = start_product(data, **environment)
    try:
        yield product
    finally:
        product.stop()


def start_product(data: Path, **environment: str) -> Product:
    """Starts `./firedoor run` on a data folder, new or used, and waits until it is ready.

    `environment` adds settings, e.g. POLICY_FILE="…". Raises NotStarted.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(3):
        ports = free_ports()
        output = data.parent / f"{data.name}.log"
        # A used data folder keeps the addresses of its first start; the ports move with us.
        _move_addresses(data / "practice.json", ports)
        process = _launch(data, output, ports, environment)
        try:
            ready = wait_until(
                lambda process=process, output=output: _state(process, output), START_SECONDS
            )
        except TimeoutError:
            ready = "timeout"
        except BaseException:
            _end(process, data)
            raise
        if ready == "ready":
            world = json.loads((data / "practice.json").read_text("utf-8"))
            url = environment.get("DATABASE_URL", f"sqlite:///{data / 'firedoor.db'}")
            return Product(data, output, process, ports, url, world, _client())
        _end(process, data)
        if not TAKEN.search(_tail(output, 5)):
            raise NotStarted(f"{ready}\n{_tail(output, 40)}")
    raise NotStarted(f"no free ports\n{_tail(output, 5)}")


def wait_until(
    done: Callable[[], T], seconds: float, every: float = LOOK_SECONDS, what: str = ""
) -> T:
    """Looks until `done` gives something true, and gives that. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while not (found := done()):
        if time.monotonic() > deadline:
            raise TimeoutError(what or f"not within {seconds:.0f} s")
        time.sleep(every)
    return found


def free_ports() -> dict[str, int]:
    """Four ports that nobody uses: dashboard, webhooks, practice carrier and its mailbox."""
    chosen: dict[str, int] = {}
    while len(chosen) < 3:
        port = random.choice(PORTS)
        name = ("WEB_PORT", "BOTS_PORT", "PRACTICE_PORT")[len(chosen)]
        wanted = (
            [port, port + SMTP_ABOVE, port + PUBLIC_ABOVE] if name == "PRACTICE_PORT" else [port]
        )
        if not set(wanted) & set(chosen.values()) and all(_is_free(one) for one in wanted):
            chosen[name] = port
    return chosen


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _environment(data: Path, ports: Mapping[str, int], more: Mapping[str, str]) -> dict[str, str]:
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {name: str(port) for name, port in ports.items()}
    return environment | {"FIREDOOR_DATA_DIR": str(data), "PYTHONUNBUFFERED": "1", **more}


def _launch(
    data: Path, output: Path, ports: Mapping[str, int], more: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    environment = _environment(data, ports, more)
    with output.open("wb") as file:
        return subprocess.Popen(
            [sys.executable, "-m", "app.cli", "run"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )


def _die_with_parent() -> None:
    """A test run that is killed leaves no product behind."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _state(process: subprocess.Popen[bytes], output: Path) -> str:
    """ "ready", a sentence when it has ended, or nothing yet."""
    if READY_LINE in output.read_text("utf-8", "replace"):
        return "ready"
    return "" if process.poll() is None else f"it ended with {process.returncode}"


def _end(process: subprocess.Popen[bytes], data: Path) -> None:
    # Once it was waited for, its number may be somebody else's.
    children = _descendants(process.pid) if process.poll() is None else []
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in children:
        # They end with their launcher; only one that hangs is still there, and still ours.
        if f"FIREDOOR_DATA_DIR={data}\0" in _environment_of(pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _environment_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _descendants(pid: int) -> list[int]:
    """Children before their own children."""
    children = _children_by_parent()
    found: list[int] = []
    level = [pid]
    while level:
        level = [child for parent in level for child in children.get(parent, ())]
        found += level
    return found


def _children_by_parent() -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name stands in brackets and may hold spaces; state and parent follow it.
            parent = int(stat.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    return children


def _command_of(pid: int) -> list[str]:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return []
    return [part for word in command for part in word.decode("utf-8", "replace").split()]


def _name_of(pid: int) -> str | None:
    name = _comm(pid)
    return {"valkey-server": "queue"}.get(name, name) if name in NAMES else None


def _comm(pid: int) -> str:
    """The name that a process gives itself; empty where it has ended."""
    try:
        return Path(f"/proc/{pid}/comm").read_text("utf-8").strip()
    except OSError:
        return ""


def _move_addresses(path: Path, ports: Mapping[str, int]) -> None:
    if not path.exists():
        return
    text = path.read_text("utf-8")
    world = json.loads(text)
    for key, name in (
        ("dashboard", "WEB_PORT"),
        ("webhooks", "BOTS_PORT"),
        ("practice", "PRACTICE_PORT"),
    ):
        text = text.replace(world[key], f"http://localhost:{ports[name]}")
    path.write_text(text, "utf-8")


def _client() -> httpx.Client:
    return httpx.Client(
        trust_env=False, timeout=90, limits=httpx.Limits(max_keepalive_connections=0)
    )


def _tail(path: Path, lines: int) -> str:
    try:
        return "\n".join(path.read_text("utf-8", "replace").splitlines()[-lines:])
    except OSError:
        return ""
