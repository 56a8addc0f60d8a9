"""What the practice world holds, as the launcher wrote it; its tokens are left where they are."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = "practice.json"


@dataclass(frozen=True)
class ShownMember:
    """Somebody to sign in as; `totp_secret` is base32."""

    email: str
    passphrase: str = field(repr=False)
    totp_secret: str = field(repr=False)
    role: str
    organisation: str


@dataclass(frozen=True)
class PracticeFactory:
    """`code` is what workers text, `country` ISO 3166-1 alpha-2."""

    name: str
    code: str
    country: str


@dataclass(frozen=True)
class ShownWorld:
    """`number` is the line's, E.164, `sim` the phone's; `bot` the Telegram bot's user name."""

    number: str
    sim: str
    bot: str
    members: tuple[ShownMember, ...]
    factories: tuple[PracticeFactory, ...]

    def email_of(self, role: str) -> str:
        """The address of the first member with this role; the role where there is none."""
        return next((one.email for one in self.members if one.role == role), role)


def read_world(data_dir: Path) -> ShownWorld | None:
    """Reads practice.json in the data folder; None while there is none, or a damaged one."""
    try:
        found: dict[str, Any] = json.loads((data_dir / FILE).read_text("utf-8"))
        return ShownWorld(
            number=found["twilio"]["number"],
            sim=found.get("android", {}).get("number", ""),
            bot=found["telegram"]["bot_username"],
            members=tuple(_member(one) for one in found["members"]),
            factories=tuple(
                PracticeFactory(one["name"], one["code"], one["country"])
                for one in found["factories"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _member(one: dict[str, str]) -> ShownMember:
    return ShownMember(
        email=one["email"],
        passphrase=one["passphrase"],
        totp_secret=one["totp_secret"],
        role=one["role"],
        organisation=one["organisation"],
    )
