"""The ways by which an alarm reaches a member, and what an address of each looks like."""

import re
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from case_management.refusals import Refusal


class Way(StrEnum):
    """Beside mail, by which every alarm goes; the values stand in rows."""

    TEXT = "text"
    """An SMS from a line of the organisation."""
    TELEGRAM = "telegram"
    """A message from the bot of the organisation's line."""
    SERVICE = "service"
    """A URL of a service that Apprise reaches: ntfy on one's own server, Gotify, Signal."""


SERVICES = frozenset(
    {
        "bark",
        "barks",
        "discord",
        "gotify",
        "gotifys",
        "matrix",
        "matrixs",
        "mmost",
        "mmosts",
        "ntfy",
        "ntfys",
        "opsgenie",
        "pbul",
        "pover",
        "pushy",
        "rocket",
        "rockets",
        "signal",
        "signals",
        "slack",
        "tgram",
        "threema",
        "workflows",
    }
)
"""Schemes of Apprise that tell people something, and nothing else: none runs a command, writes a
file or calls an address of any shape."""
LONGEST = 500

_SHAPES: Mapping[Way, re.Pattern[str]] = {
    Way.TEXT: re.compile(r"\+[1-9][0-9]{6,14}"),
    Way.TELEGRAM: re.compile(r"[1-9][0-9]{4,14}"),
}


def checked_address(way: Way, typed: str) -> str:
    """The address as it is kept. Raises Refusal."""
    if way is Way.SERVICE:
        return _service(typed.strip())
    address = re.sub(r"[\s().-]", "", typed)
    if not _SHAPES[way].fullmatch(address):
        raise Refusal(f"address_{way}")
    return address


def _service(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise Refusal("address_service") from None
    if len(url) > LONGEST or parts.scheme not in SERVICES or not host or not url.isprintable():
        raise Refusal("address_service")
    if is_this_machine(host):
        raise Refusal("address_of_server")
    return url


def is_this_machine(host: str) -> bool:
    """Whether a name or number leads to the server itself, or to what only it can reach."""
    if host.casefold().rstrip(".").endswith("localhost"):
        return True
    try:
        number = ip_address(host)
    except ValueError:
        return False
    mapped = getattr(number, "ipv4_mapped", None) or number
    return mapped.is_loopback or mapped.is_link_local or mapped.is_unspecified
