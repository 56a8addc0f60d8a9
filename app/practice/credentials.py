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
SMTP_PORT_ABOVE = 23
FILE = "practice-carrier.json"


@dataclass(frozen=True)
class Credentials:
    """What both sides know: the product's clients and the practice carrier."""

    account_sid: str
    auth_token: str = field(repr=False)
    bot_token: str = field(repr=False)
    number: str
    bot_username: str

    def carrier_environment(self, process: str, settings: Common) -> dict[str, str]:
        """What one process of the product needs to reach the practice carrier."""
        address = f"http://127.0.0.1:{settings.practice_port}"
        twilio = {"TWILIO_ACCOUNT_SID": self.account_sid, "TWILIO_AUTH_TOKEN": self.auth_token}
        if process == "bots":
            return twilio
        carriers = twilio | {
            "TWILIO_FROM": self.number,
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
        }


def smtp_port(settings: Common) -> int:
    """Where the practice mailbox listens: a little above the practice carrier itself."""
    return settings.practice_port + SMTP_PORT_ABOVE


def credentials(settings: Common) -> Credentials:
    """The credentials of this data folder; made at its first start. Raises Refused."""
    path: Path = settings.keys_dir / FILE
    if path.exists():
        try:
            return Credentials(**json.loads(path.read_text("ascii")))
        except (OSError, ValueError, TypeError):
            raise Refused(f"{path} is damaged: remove it and start again") from None
    made = Credentials(
        account_sid="AC" + secrets.token_hex(16), auth_token=secrets.token_hex(16),
        bot_token=f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}",
        number=NUMBER, bot_username=BOT_USERNAME,
    )  # fmt: skip
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump(asdict(made), file)
    return made
