"""Makes the dashboard: `create_app(settings, engine)` for gunicorn, the launcher and tests."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint
from sqlalchemy import Engine

from app.dashboard import (
    accounts,
    alerts,
    awareness,
    cases,
    ledger,
    operator,
    practice,
    probes,
    quarantine,
    received,
    releases,
)
from app.dashboard.edge import EXTENSION, Dashboard, Services, release
from app.dashboard.errors import set_up_errors
from app.dashboard.gate import set_up_gate
from app.dashboard.landing import set_up_landing
from app.dashboard.language import set_up_language
from app.dashboard.limits import set_up_limits
from app.dashboard.navigation import Counter, count_with, set_up_navigation
from app.dashboard.security import set_up_security
from config.database import utc_now
from config.policy import load_policy
from config.queues import Bell
from config.settings import Web, key_bytes
from vault.trust import Trust

# One area, one package, one blueprint. Each endpoint also needs a row in
# app/accounts/permissions.py.
BLUEPRINTS: tuple[Blueprint, ...] = (
    probes.blueprint,
    accounts.blueprint,
    cases.blueprint,
    alerts.blueprint,
    releases.blueprint,
    received.blueprint,
    quarantine.blueprint,
    ledger.blueprint,
    operator.blueprint,
    awareness.blueprint,
)

# How much waits on a page, shown beside its name.
COUNTERS: tuple[tuple[str, Counter], ...] = (
    ("cases.queue", cases.queue.unread_count),
    ("releases.index", releases.views.waiting_count),
    ("received.index", received.views.unacknowledged_count),
    ("quarantine.index", quarantine.views.waiting_count),
)


def create_app(settings: Web, engine: Engine, clock: Callable[[], datetime] = utc_now) -> Dashboard:
    """A dashboard on this engine. Raises config.settings.Refused for an unfit cookie key."""
    cookie_key = key_bytes(settings.cookie_key, "COOKIE_KEY")
    app = Dashboard("app.dashboard", static_folder="static", template_folder="templates")
    app.extensions[EXTENSION] = Services(
        settings=settings,
        engine=engine,
        cookie_key=cookie_key,
        trust=Trust(settings.trust_dir),
        policy=load_policy(settings.policy_file),
        bell=Bell(settings.redis_url or None),
        clock=clock,
    )
    app.teardown_request(release)
    set_up_security(app, settings, cookie_key)
    set_up_gate(app)
    set_up_language(app)
    set_up_limits(app, settings)
    set_up_errors(app)
    set_up_navigation(app)
    probes.set_up_metrics(app)
    set_up_landing(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for endpoint, counter in COUNTERS:
        count_with(app, endpoint, counter)
    if settings.practice:
        app.register_blueprint(practice.blueprint)
    return app
