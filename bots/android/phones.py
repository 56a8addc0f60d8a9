"""The operator's list of phones: where each is reached, what it signs with, which numbers it has.

    [{"device": "dhaka-1", "url": "https://192.168.1.20:8080", "user": "sms",
      "password_file": "/…", "webhook_secret_file": "/…", "numbers": {"1": "+15005550111"}}]

`device` is a name of ours, and the end of the address that the phone calls. `numbers` are by SIM,
as the app counts them; a phone with one SIM may have "number" instead.
"""

import ipaddress
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bots.android.line import E164
from config.settings import Refused

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
SIMS = {"1": 1, "2": 2, "3": 3}


@dataclass(frozen=True)
class Phone:
    """One phone; `numbers` by SIM, None for a phone whose only SIM nobody counts."""

    name: str
    url: str
    user: str
    numbers: Mapping[int | None, str]
    password_file: Path = field(repr=False)
    secret_file: Path = field(repr=False)

    def password(self) -> str:
        """For its API. Raises Refused."""
        return _secret(self.password_file, self.name, "password_file")

    def webhook_secret(self) -> str:
        """The key that it signs with. Raises Refused."""
        return _secret(self.secret_file, self.name, "webhook_secret_file")

    def number_of(self, sim: object) -> str:
        """Our number on a SIM. Raises LookupError for a SIM that the list does not have, or where
        the app does not say which: another line's workers would get the answers.
        """
        if None in self.numbers:
            return self.numbers[None]
        if isinstance(sim, bool) or not isinstance(sim, int):
            raise LookupError("no SIM is named")
        return self.numbers[sim]

    def sim_of(self, number: str) -> int | None:
        """The SIM with our number; None leaves the choice to the phone. Raises KeyError."""
        for sim, own in self.numbers.items():
            if own == number:
                return sim
        raise KeyError(number)


def read_phones(text: str) -> tuple[Phone, ...]:
    """The phones of the list, none for "". Raises Refused with one sentence."""
    if not text:
        return ()
    try:
        listed = json.loads(text)
        if not isinstance(listed, list):
            raise TypeError("not a list")
        phones = tuple(_phone(one) for one in listed)
    except (ValueError, TypeError, KeyError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(
            "ANDROID_DEVICES is not a list of phones: docs/android-phones.md shows one"
        ) from None
    for what, values in (
        ("device", [one.name for one in phones]),
        ("number", [number for one in phones for number in one.numbers.values()]),
    ):
        if len(set(values)) != len(values):
            raise Refused(f"ANDROID_DEVICES names a {what} twice")
    return phones


def _phone(one: Mapping[str, Any]) -> Phone:
    name, url = str(one["device"]), str(one["url"]).rstrip("/")
    if not NAME.fullmatch(name):
        raise Refused("ANDROID_DEVICES: a device is named in small letters, digits and hyphens")
    numbers: dict[int | None, str] = (
        {SIMS[sim]: str(number) for sim, number in one["numbers"].items()}
        if "numbers" in one
        else {None: str(one["number"])}
    )
    if not numbers or not all(E164.fullmatch(number) for number in numbers.values()):
        raise Refused(f"ANDROID_DEVICES: {name} needs the number of each SIM, as +15005550006")
    if not _safe(url):
        raise Refused(f"ANDROID_DEVICES: {name} needs an https address, or one in its own network")
    return Phone(
        name,
        url,
        str(one["user"]),
        numbers,
        Path(one["password_file"]),
        Path(one["webhook_secret_file"]),
    )


def _safe(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme == "https":
        return bool(parts.hostname)
    if parts.scheme != "http" or not parts.hostname:
        return False
    try:
        return ipaddress.ip_address(parts.hostname).is_private
    except ValueError:
        return parts.hostname == "localhost"


def _secret(path: Path, name: str, setting: str) -> str:
    try:
        secret = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        secret = ""
    if not secret:
        raise Refused(f"ANDROID_DEVICES: the {setting} of {name} is empty or can't be read")
    return secret
