"""Which processes there are and which secrets each one gets: the Procfile, with its keys."""

import os
import shlex
import sys

from app.launcher.child import Child
from app.practice.carrier_credentials import CarrierCredentials, smtp_port
from config.platform.paths import ROOT
from config.settings import Common

PROCFILE = ROOT / "Procfile"

# Design 5: a process holds the secrets that it needs and no other.
SECRETS = {
    "web": ("cookie_key",),
    "bots": ("contact_pepper", "code_pepper", "dedupe_key", "receiver_key"),
    "collector": ("contact_pepper", "code_pepper", "dedupe_key", "receiver_key", "inbox_key"),
    "courier": ("courier_key", "receiver_key"),
    "sweep": ("courier_key", "receiver_key"),
    "clerk": ("audit_key",),
    "desk": (),
    "public": (),
}
PUBLIC_ABOVE = 24
"""So far above the practice carrier's port the public page listens in the embedded size."""
NOT_STARTED = ("release",)
CARRIERS = ("bots", "collector", "courier", "sweep")
PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SSL_CERT_FILE")


def bare_environment(settings: Common) -> dict[str, str]:
    """What the queue and the practice carrier need: no address, no key; whose they are."""
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return environment | {
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        "FIREDOOR_DATA_DIR": str(settings.firedoor_data_dir),
    }


def base_environment(settings: Common, redis_url: str) -> dict[str, str]:
    """What every process of the product knows: addresses and folders, no key."""
    environment = bare_environment(settings) | {
        "FIREDOOR_ENV": settings.firedoor_env,
        "DATABASE_URL": settings.database_url,
        "WEB_PORT": str(settings.web_port),
        "BOTS_PORT": str(settings.bots_port),
        "PRACTICE_PORT": str(settings.practice_port),
        "PUBLIC_WEBHOOK_URL": settings.public_webhook_url,
        "PUBLIC_DASHBOARD_URL": settings.public_dashboard_url,
    }
    if settings.policy_file:
        environment["POLICY_FILE"] = str(settings.policy_file)
    if settings.public_dir:
        environment["PUBLIC_DIR"] = str(settings.public_dir)
    if settings.recordings_dir:
        environment["RECORDINGS_DIR"] = str(settings.recordings_dir)
    if settings.rights_dir:
        environment["RIGHTS_DIR"] = str(settings.rights_dir)
    if redis_url:
        environment["REDIS_URL"] = redis_url
    return environment


def public_port(settings: Common) -> int:
    """Where the public page of the embedded size is."""
    return settings.practice_port + PUBLIC_ABOVE


def procfile_names() -> list[str]:
    """The processes that the Procfile names, in its order."""
    lines = PROCFILE.read_text("utf-8").splitlines()
    names = [line.partition(":")[0] for line in lines if ":" in line]
    return [name for name in names if name not in NOT_STARTED]


def product_children(settings: Common, redis_url: str, practice: CarrierCredentials) -> list[Child]:
    """Every process of the Procfile; the desk only where there is a queue to take work from."""
    children = []
    for name in procfile_names():
        if name == "desk" and not redis_url:
            continue
        environment = base_environment(settings, redis_url)
        if name == "public":
            # It knows no database and no queue.
            environment = bare_environment(settings) | {
                "PUBLIC_DIR": str(settings.public_folder),
                "PUBLIC_PORT": str(public_port(settings)),
            }
        for secret in SECRETS[name]:
            environment[f"{secret.upper()}_FILE"] = str(settings.keys_dir / secret)
            if (settings.keys_dir / f"{secret}_old").exists():
                environment[f"{secret.upper()}_OLD_FILE"] = str(settings.keys_dir / f"{secret}_old")
        if name == "web":
            environment["TELEGRAM_BOT_NAME"] = practice.bot_username
        if name in CARRIERS:
            environment |= practice.carrier_environment(name, settings)
        command = [sys.executable, "-m", "app.cli", "run", name]
        children.append(Child(name, command, environment, str(ROOT)))
    return children


def practice_child(settings: Common, practice: CarrierCredentials) -> Child:
    """The practice carrier: it stands for the world outside."""
    environment = bare_environment(settings) | practice.practice_environment()
    command = shlex.split(
        f"{shlex.quote(sys.executable)} -m bots.practice --port {settings.practice_port} "
        f"--smtp-port {smtp_port(settings)} --webhooks-url {settings.public_webhook_url} "
        f"--twilio-account-sid {practice.account_sid} --twilio-number {practice.number} "
        f"--telegram-username {practice.bot_username} --android-number {practice.android_number} "
        f"--android-device {practice.android_device} --android-user {practice.android_user}"
    )
    return Child("practice", command, environment, str(ROOT))
