"""How often a stranger may try: counted by keyed tags, so that Redis learns no address."""

from flask import Flask, request
from flask_limiter import Limiter

from app.dashboard.frame.request import services
from config.settings import WebSettings
from vault.blind_index import tag

PER_SENDER = "40 per 10 minutes"
PER_EMAIL = "20 per 10 minutes"


def by_sender() -> str:
    """A tag of the asking address."""
    return tag(services().cookie_key, "sender", request.remote_addr or "").hex()


def by_email() -> str:
    """A tag of the email in the body; one bucket for bodies without one."""
    body = request.get_json(silent=True)
    email = body.get("email") if isinstance(body, dict) else None
    return tag(services().cookie_key, "email", str(email).strip().lower()).hex()


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
