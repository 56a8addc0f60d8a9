"""How often a stranger may try: counted by keyed tags, so that Redis learns no address.

Nobody can shut a member out from elsewhere: wrong tries for an email are counted by the network
that they come from, and a browser in which the member signed in within the last twelve hours has a
count of its own. A guesser from many networks still needs a passphrase and a second factor.
"""

from ipaddress import ip_address, ip_network
from secrets import token_hex

from flask import Flask, request, session
from flask_limiter import Limiter

from app.accounts.current_member import current_member
from app.dashboard.frame.request import services
from config.settings import WebSettings
from vault.blind_index import tag

PER_SENDER = "40 per 10 minutes"
PER_EMAIL = "20 per 10 minutes"
PER_MEMBER = "20 per 10 minutes"
"""Wrong proofs in an open session: whoever sits at it unasked is no faster than a stranger."""
TAKEN_EMAILS = "10 per hour"
"""Whom a member may ask about by inviting an address that somebody has already."""
_KNOWN = "known"
"""The session's field that says whose browser it is; it goes with the cookie."""
_IPV6_BITS = 64
"""Whoever has one address of IPv6 has as many as these leave."""


def by_sender() -> str:
    """A tag of the asking network."""
    return tag(services().cookie_key, "sender", _network()).hex()


def by_email() -> str:
    """A tag of the email in the body together with the asking network, or the known browser.

    Bodies without an email are one bucket a network.
    """
    asked_from = f"browser {session[_KNOWN]}" if is_known_browser() else _network()
    return tag(services().cookie_key, "email", f"{_email_tag()} {asked_from}").hex()


def by_member() -> str:
    """A tag of the member who asks."""
    return tag(services().cookie_key, "member", current_member().id).hex()


def is_known_browser() -> bool:
    """Whether the member whose email is in the body signed in here before: no network holds it up.

    The session's cookie is signed, ends after twelve hours and goes at signing out.
    """
    return str(session.get(_KNOWN, "")).partition(" ")[0] == _email_tag()


def know_browser() -> None:
    """To be called when the member whose email is in the body has signed in."""
    session[_KNOWN] = f"{_email_tag()} {token_hex(8)}"


def _email_tag() -> str:
    body = request.get_json(silent=True)
    email = body.get("email") if isinstance(body, dict) else None
    return tag(services().cookie_key, "known email", str(email).strip().lower()).hex()


def _network() -> str:
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return ""
    bits = _IPV6_BITS if address.version == 6 else address.max_prefixlen
    return str(ip_network((address, bits), strict=False))


limiter = Limiter(key_func=by_sender, strategy="fixed-window")


def set_up_limits(app: Flask, settings: WebSettings) -> None:
    """Counts in Redis; in this process's memory while Redis is away."""
    app.config.update(
        RATELIMIT_STORAGE_URI=_storage(settings.redis_url),
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True,
    )
    limiter.init_app(app)


def _storage(redis_url: str) -> str:
    if not redis_url:
        return "memory://"
    return redis_url.replace("unix://", "redis+unix://", 1)
