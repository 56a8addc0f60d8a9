"""Every process has settings, every queue a worker, and nobody holds a secret of another."""

import importlib
import re

import pytest
from pydantic import SecretStr

import config.platform.queues
from app.launcher.processes import NOT_STARTED, PROCFILE, SECRETS, procfile_names
from app.processes import courier, desk
from config.settings import PROCESS_SETTINGS, WITHOUT_DATABASE
from tests.structure.tree import ROOT, files, name

# The keys of an installation that a process may hold (docs/design.md, Keys). What carriers and
# mail servers want to see comes from the operator and is not in this list.
HELD = {
    "web": {"cookie_key"},
    "bots": {"contact_pepper", "code_pepper", "dedupe_key", "receiver_key"},
    "collector": {"contact_pepper", "code_pepper", "dedupe_key", "receiver_key", "inbox_key"},
    "courier": {"courier_key", "receiver_key"},
    "sweep": {"courier_key", "receiver_key"},
    "clerk": {"audit_key"},
    "desk": set(),
    "public": set(),
}
SETTINGS = {**PROCESS_SETTINGS, **WITHOUT_DATABASE}
OPERATORS = {"twilio_auth_token", "telegram_bot_token", "telegram_webhook_secret", "smtp_url"}


def test_every_process_of_the_procfile_has_settings() -> None:
    assert set(procfile_names()) == set(SETTINGS)
    for line in PROCFILE.read_text("utf-8").splitlines():
        process, _, command = line.partition(": ")
        expected = "migrate" if process in NOT_STARTED else f"run {process}"
        assert command == f"./firedoor {expected}"
        if process not in NOT_STARTED:
            assert callable(importlib.import_module(f"app.processes.{process}").main)


@pytest.mark.parametrize("process", SETTINGS)
def test_a_process_can_hold_its_own_secrets_only(process: str) -> None:
    fields = SETTINGS[process].model_fields
    secret = {key for key, field in fields.items() if field.annotation is SecretStr}
    rotated = {f"{key}_old" for key in HELD[process] if key.endswith("_pepper")}
    assert secret - OPERATORS - rotated == HELD[process] == set(SECRETS[process])


WORKERS = {config.platform.queues.COURIER: courier, config.platform.queues.DESK: desk}


def test_every_queue_has_a_worker() -> None:
    constants = {
        key: value
        for key, value in vars(config.platform.queues).items()
        if key.isupper() and isinstance(value, str)
    }
    assert set(constants.values()) == set(WORKERS)
    for key, value in constants.items():
        worker = WORKERS[value].__name__.rpartition(".")[2]
        source = (ROOT / f"app/processes/{worker}.py").read_text()
        assert f"queue({key}, " in source


def test_every_job_is_a_function_and_says_nothing() -> None:
    # The courier's bell is heard by a loop that runs no job: docs/decisions/0002.
    bell = "bots.sending.courier.drain"
    found = []
    for path in files(".py"):
        for call in re.finditer(
            r"\.enqueue\(\s*\"([\w.]+)\"(.*?)\n\s*\)\n", path.read_text(), re.S
        ):
            job, rest = call.groups()
            found.append(job)
            assert "description=" in rest, name(path)
            assert "failure_ttl=60" in rest, name(path)
            if job != bell:
                module, _, function = job.rpartition(".")
                assert callable(getattr(importlib.import_module(module), function))
    assert bell in found
