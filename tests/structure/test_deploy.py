"""What deploy/ says of processes, secrets and limits is what the code says."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.dashboard.frame.access.security import LARGEST_REQUEST
from app.launcher.processes import SECRETS, procfile_names
from bots.android.receive import LARGEST_BODY, ROUTES
from bots.carrier_requests import USUAL_LARGEST
from bots.registry import channels
from config.settings import WITHOUT_DATABASE, FallbackSettings, load
from tests.structure.tree import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMPOSE = (DEPLOY / "container" / "compose.yaml").read_text("utf-8")
_SERVICES = COMPOSE.partition("\nservices:\n")[2].partition("\nsecrets:\n")[0]
SERVICES = dict(re.findall(r"^  (\w+):\n((?:    .*\n|\n)+)", _SERVICES, re.M))
"""By name, the lines of each service."""
# What an operator gets from carriers and the mail server, and who may hold it.
CARRIERS = {
    "bots": {"twilio_auth_token", "telegram_webhook_secret", "android_devices"},
    "collector": {"twilio_auth_token", "telegram_bot_token", "android_devices"},
    "courier": {"twilio_auth_token", "telegram_bot_token", "android_devices", "smtp_url"},
    "sweep": {"twilio_auth_token", "telegram_bot_token", "android_devices", "smtp_url"},
}
SCRIPTS = [*DEPLOY.rglob("*.sh"), DEPLOY / "firedoor"]
KIB, MIB = 1024, 1024 * 1024


def held(process: str) -> set[str]:
    return {*SECRETS[process], *CARRIERS.get(process, ())}


def unit(process: str) -> str:
    return (DEPLOY / "systemd" / f"firedoor-{process}.service").read_text("utf-8")


@pytest.mark.parametrize("process", procfile_names())
def test_every_process_has_a_unit_with_its_own_secrets(process: str) -> None:
    text = unit(process)
    assert f"\nExecStart=/opt/firedoor/firedoor run {process}\n" in text
    handed = set(re.findall(r"^LoadCredential=(\w+):", text, re.M))
    rotated = {f"{one}_old" for one in SECRETS[process] if one.endswith("_pepper")}
    assert handed == held(process) | rotated
    told = re.findall(r"^Environment=(\w+)_FILE=%d/(\w+)$", text, re.M)
    assert {name for _, name in told} == handed
    assert all(variable == name.upper() for variable, name in told)
    # A key that is not there while nothing rotates must not keep the process from starting.
    assert set(re.findall(r"^SetCredential=(\w+):\\n$", text, re.M)) == rotated


def test_processes_with_other_secrets_are_other_users() -> None:
    users = {one: re.search(r"^User=(.+)$", unit(one), re.M) for one in procfile_names()}
    by_user: dict[str, set[frozenset[str]]] = {}
    for process, user in users.items():
        assert user is not None
        by_user.setdefault(user[1], set()).add(frozenset(held(process)))
    assert all(len(sets) == 1 for sets in by_user.values())
    made = (DEPLOY / "systemd" / "sysusers.conf").read_text("utf-8")
    assert all(f"\nu {user} " in made for user in by_user)


@pytest.mark.parametrize("process", procfile_names())
def test_every_process_is_a_service_of_the_compose_file(process: str) -> None:
    service = SERVICES[process]
    assert f"    command: [run, {process}]\n" in service
    asked = f"[CMD, /opt/firedoor/firedoor, doctor, --process, {process}]"
    assert f"    healthcheck:\n      test: {asked}\n" in service
    database = set[str]() if process in WITHOUT_DATABASE else {"database_url"}
    assert named(service) == held(process) | database
    told = dict(re.findall(r"^      (\w+)_FILE: /run/secrets/(\w+)$", service, re.M))
    assert told == {one.upper(): one for one in held(process)}


def named(service: str) -> set[str]:
    """The secrets that a service is given."""
    (found,) = re.findall(r"^    secrets: \[(.*)\]$", service, re.M) or [""]
    return set(filter(None, found.split(", ")))


def test_every_secret_of_the_compose_file_is_a_file() -> None:
    used = {one for service in SERVICES.values() for one in named(service)}
    files = dict(re.findall(r"^  (\w+):\n    file: ./secrets/(\w+)$", COMPOSE, re.M))
    assert files == {one: one for one in used}


def test_few_services_of_the_compose_file_may_call_somebody_outside() -> None:
    assert {"proxy", "postgres", "valkey", "migrate"} <= set(SERVICES)
    outside = {one for one, text in SERVICES.items() if "networks: [inside, outside]" in text}
    assert outside == {"proxy", "collector", "courier", "sweep"}
    assert "\n  inside:\n    internal: true\n" in COMPOSE


def test_who_needs_nobody_outside_can_call_nobody() -> None:
    for process in ("web", "bots", "clerk", "desk", "public"):
        assert "\nIPAddressDeny=any\nIPAddressAllow=localhost\n" in unit(process)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_units_are_hardened(path: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=45", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-200:]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
def test_units_are_understood() -> None:
    every = [str(path) for path in sorted((DEPLOY / "systemd").glob("firedoor*"))]
    command = ["systemd-analyze", "verify", "--man=no", *every]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # What is not installed on this machine is no fault of the units.
    faults = [line for line in done.stderr.splitlines() if "is not executable" not in line]
    assert faults == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_can_be_read_by_a_plain_shell(script: Path) -> None:
    subprocess.run(["sh", "-n", str(script)], check=True)
    assert "\nset -eu\n" in script.read_text("utf-8")


def test_limits_of_the_proxies_are_those_of_the_program() -> None:
    fallback = load(FallbackSettings)
    least = fallback.fallback_largest_kb * KIB, fallback.fallback_largest_file_mb * MIB
    wanted = (LARGEST_REQUEST, LARGEST_BODY, USUAL_LARGEST)
    for name in ("proxy/Caddyfile", "container/Caddyfile"):
        assert caddy_sizes(name) == wanted
    assert caddy_sizes("proxy/Caddyfile.fallback") == (least[1], least[0])
    nginx = (DEPLOY / "proxy" / "nginx.conf").read_text("utf-8")
    found = re.findall(r"client_max_body_size (\d+)([km]);", nginx)
    sizes = tuple(int(n) * (KIB if unit == "k" else MIB) for n, unit in found)
    assert sizes == (LARGEST_REQUEST, USUAL_LARGEST, LARGEST_BODY)


def caddy_sizes(name: str) -> tuple[int, ...]:
    found = re.findall(r"max_size (\d+)([KM])iB", (DEPLOY / name).read_text("utf-8"))
    return tuple(int(n) * (KIB if unit == "K" else MIB) for n, unit in found)


def test_the_phones_alone_bring_more_than_usual() -> None:
    larger = {
        route.path
        for channel in channels()
        for route in channel.routes
        if route.largest > USUAL_LARGEST
    }
    assert larger == {route.path for route in ROUTES if route.largest == LARGEST_BODY}
    assert all(path.startswith("/webhooks/android/") for path in larger)


@pytest.mark.parametrize(
    "name", ["proxy/Caddyfile", "proxy/Caddyfile.fallback", "container/Caddyfile"]
)
def test_caddy_says_itself_who_called_and_takes_bodies_in_whole(name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    blocks = re.findall(r"reverse_proxy \S+ \{(.*?)\n\t\}", text, re.S)
    assert len(blocks) == text.count("reverse_proxy ") > 0
    for block in blocks:
        assert "header_up X-Forwarded-For {remote_host}" in block
        assert "header_up -Forwarded" in block
        assert "buffer_requests" in block or "request_buffers" in block
    assert "trusted_proxies" not in text


def test_nginx_says_itself_who_called_and_takes_bodies_in_whole() -> None:
    text = (DEPLOY / "proxy" / "nginx.conf").read_text("utf-8")
    given = re.findall(r"proxy_set_header X-Forwarded-For (\S+);", text)
    # One a server: what a location sets itself is not taken from the server around it.
    assert given == ["$remote_addr"] * 2
    # In the code, not in what the comments say.
    assert text.count("\n    proxy_request_buffering on;") == 2
    assert "access_log" not in text.replace("access_log off;", "")


def test_no_history_and_no_test_goes_onto_a_server() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    installer = (DEPLOY / "install.sh").read_text("utf-8")
    for folder in (".git", "tests", "bench", "var"):
        assert folder in ignored
        assert f"--exclude=./{folder} " in installer


def test_only_what_people_open_leads_on_from_http() -> None:
    names = {
        "proxy/Caddyfile": "WEBHOOK_HOST",
        "container/Caddyfile": "{$WEBHOOK_HOST}",
        "proxy/Caddyfile.fallback": "FALLBACK_HOST",
    }
    for name, host in names.items():
        text = (DEPLOY / name).read_text("utf-8")
        assert f"\nhttp://{host} {{\n\trespond 403\n}}\n" in text, name
    nginx = (DEPLOY / "proxy" / "nginx.conf").read_text("utf-8")
    for server in re.findall(r"^server \{\n(.*?)^\}", nginx, re.S | re.M):
        if "listen 80;" in server:
            is_open = "server_name DASHBOARD_HOST;" in server
            assert ("return 301 https://" if is_open else "return 403;") in server


def test_nginx_speaks_no_old_tls_and_no_cipher_without_forward_secrecy() -> None:
    nginx = (DEPLOY / "proxy" / "nginx.conf").read_text("utf-8")
    assert re.findall(r"ssl_protocols (.+);", nginx) == ["TLSv1.2 TLSv1.3"] * 2
    given = re.findall(r"ssl_ciphers (.+);", nginx)
    assert len(given) == 2
    for cipher in ":".join(given).split(":"):
        assert re.fullmatch(r"ECDHE-(ECDSA|RSA)-(AES\d+-GCM-SHA\d+|CHACHA20-POLY1305)", cipher)


def test_both_proxies_hide_the_figures() -> None:
    for name in ("proxy/Caddyfile", "container/Caddyfile"):
        assert "\trespond /metrics 404\n" in (DEPLOY / name).read_text("utf-8")
    assert "location = /metrics {" in (DEPLOY / "proxy" / "nginx.conf").read_text("utf-8")
