"""The practice carriers' credentials: made once, mode 0600, worth nothing outside."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

from config.settings import Common, Refused

# Twilio's own magic number, which belongs to nobody.
NUMBER = "+15005550006"
BOT_USERNAME = "practice_line_bot"
ANDROID_NUMBER = "+15005550111"
ANDROID_DEVICE = "practice-phone"
ANDROID_USER = "sms"
PHONES_FILE = "android_devices.json"
SMTP_PORT_ABOVE = 23
FILE = "practice-carrier.json"


@dataclass(frozen=True)
class CarrierCredentials:
    """What both sides know: the product's clients and the practice carrier."""

    account_sid: str
    auth_token: str = field(repr=False)
    bot_token: str = field(repr=False)
    number: str
    bot_username: str
    android_number: str
    android_device: str
    android_user: str
    android_password: str = field(repr=False)
    android_webhook_secret: str = field(repr=False)

    def carrier_environment(self, process: str, settings: Common) -> dict[str, str]:
        """What one process of the product needs to reach the practice carrier."""
        address = f"http://127.0.0.1:{settings.practice_port}"
        received = {
            "TWILIO_ACCOUNT_SID": self.account_sid,
            "TWILIO_AUTH_TOKEN": self.auth_token,
            "ANDROID_DEVICES_FILE": str(settings.firedoor_data_dir / PHONES_FILE),
        }
        if process == "bots":
            return received
        carriers = received | {
            "TWILIO_API_URL": address,
            "TELEGRAM_BOT_TOKEN": self.bot_token,
            "TELEGRAM_API_URL": address,
        }
        if process == "collector":
            return carriers
        return carriers | {
            "SMTP_URL": f"smtp://127.0.0.1:{smtp_port(settings)}",
            "MAIL_FROM": "line@firedoor.example",
        }

    def practice_environment(self) -> dict[str, str]:
        """The secrets of the practice carrier, where `ps` does not show them."""
        return {
            "PRACTICE_TWILIO_AUTH_TOKEN": self.auth_token,
            "PRACTICE_TELEGRAM_TOKEN": self.bot_token,
            "PRACTICE_ANDROID_PASSWORD": self.android_password,
            "PRACTICE_ANDROID_WEBHOOK_SECRET": self.android_webhook_secret,
        }


def smtp_port(settings: Common) -> int:
    """Where the practice mailbox listens: a little above the practice carrier itself."""
    return settings.practice_port + SMTP_PORT_ABOVE


def carrier_credentials(settings: Common) -> CarrierCredentials:
    """The credentials of this data folder; made at its first start. Raises Refused."""
    path = settings.keys_dir / FILE
    made = {
        "account_sid": "AC" + secrets.token_hex(16),
        "auth_token": secrets.token_hex(16),
        "bot_token": f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}",
        "number": NUMBER,
        "bot_username": BOT_USERNAME,
        "android_number": ANDROID_NUMBER,
        "android_device": ANDROID_DEVICE,
        "android_user": ANDROID_USER,
        "android_password": secrets.token_urlsafe(12),
        "android_webhook_secret": secrets.token_urlsafe(24),
    }
    if path.exists():
        # A folder of an earlier version lacks what this one added.
        try:
            made |= json.loads(path.read_text("ascii"))
        except (OSError, ValueError, TypeError):
            raise Refused(f"{path} is damaged: remove it and start again") from None
    try:
        found = CarrierCredentials(**made)
    except TypeError:
        raise Refused(f"{path} is damaged: remove it and start again") from None
    _write(path, json.dumps(asdict(found)))
    _write_phones(settings, found)
    return found


def _write_phones(settings: Common, found: CarrierCredentials) -> None:
    """The list of phones, as an operator writes it, with its two secrets beside it."""
    password, secret = (
        settings.keys_dir / f"android_{name}" for name in ("password", "webhook_secret")
    )
    _write(password, found.android_password, 0o400)
    _write(secret, found.android_webhook_secret, 0o400)
    phone = {
        "device": found.android_device,
        "url": f"http://127.0.0.1:{settings.practice_port}/android",
        "user": found.android_user,
        "password_file": str(password),
        "webhook_secret_file": str(secret),
        "numbers": {"1": found.android_number},
    }
    _write(settings.firedoor_data_dir / PHONES_FILE, json.dumps([phone]))


def _write(path: Path, text: str, mode: int = 0o600) -> None:
    if path.exists() and path.read_text("ascii") == text:
        return
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
