"""Which addresses a translation model may have: none that leaves the organisation's house. Pure.

What a worker wrote goes there from a member's browser. So an address is taken whose host can be
nobody else's: this machine, a private network (RFC 1918), or a name that no public server can have
(RFC 6761, 6762 and 8375, and `internal`, which ICANN keeps for private use).
"""

import re
from ipaddress import IPv4Address, IPv4Network
from urllib.parse import urlsplit

from case_management.refusals import Refusal

NETWORKS = tuple(
    IPv4Network(one) for one in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
)
PRIVATE_NAMES = (".localhost", ".local", ".home.arpa", ".internal")
LONGEST = 120
_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*")


def read_address(typed: str) -> str:
    """The origin that was typed, as browsers write it: "http://192.168.1.5:5000".

    Raises Refusal for what is no such origin, and for a host outside private networks. IPv6 is
    refused: no browser takes its addresses in a Content-Security-Policy.
    """
    try:
        parts = urlsplit(typed.strip())
        port = parts.port
    except ValueError as error:
        raise Refusal("model_address") from error
    host = (parts.hostname or "").lower()
    rest = (parts.path.strip("/"), parts.query, parts.fragment, parts.username, parts.password)
    if parts.scheme not in ("http", "https") or any(rest) or not host:
        raise Refusal("model_address")
    if not _is_private(host):
        raise Refusal("model_address_public")
    origin = f"{parts.scheme}://{host}" + (f":{port}" if port is not None else "")
    if len(origin) > LONGEST:
        raise Refusal("model_address")
    return origin


def _is_private(host: str) -> bool:
    try:
        address = IPv4Address(host)
    except ValueError:
        named = host == "localhost" or host.endswith(PRIVATE_NAMES)
        return named and _NAME.fullmatch(host) is not None
    return any(address in network for network in NETWORKS)
