"""Makes the dashboard: `create_app(settings, engine)` for gunicorn, the launcher and tests."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint
from sqlalchemy import Engine

from app.dashboard import operator, people, practice
from app.dashboard.affiliate import alerts
from app.dashboard.frame import probes
from app.dashboard.frame.errors import set_up_errors
from app.dashboard.frame.landing import set_up_landing
from app.dashboard.frame.language import set_up_language
from app.dashboard.frame.limits import set_up_limits
from app.dashboard.frame.navigation import Counter, count_with, set_up_navigation
from app.dashboard.frame.request import EXTENSION, Dashboard, Services, release
from app.dashboard.frame.security import set_up_security
from app.dashboard.frame.sign_in_gate import set_up_gate
from app.dashboard.frame.static_files import set_up_static_files
from app.dashboard.head_office import releases
from app.dashboard.monitor import alert_draft, case, ledger, outreach, quarantine
from app.dashboard.monitor.queue import routes as queue
from config.platform.database import utc_now
from config.platform.queues import Bell
from config.policy.policy import load_policy
from config.settings import Web, key_bytes
from vault.trust import Trust

# One area, one package, one blueprint. Each endpoint also needs a row in
# app/dashboard/frame/permissions.py.
BLUEPRINTS: tuple[Blueprint, ...] = (
    probes.blueprint,
    people.blueprint,
    case.blueprint,
    alert_draft.blueprint,
    releases.blueprint,
    alerts.blueprint,
    quarantine.blueprint,
    ledger.blueprint,
    operator.blueprint,
    outreach.blueprint,
)

# How much waits on a page, shown beside its name.
COUNTERS: tuple[tuple[str, Counter], ...] = (
    ("cases.queue", queue.unread_count),
    ("releases.index", releases.routes.waiting_count),
    ("received.index", alerts.routes.unacknowledged_count),
    ("quarantine.index", quarantine.routes.waiting_count),
)


def create_app(settings: Web, engine: Engine, clock: Callable[[], datetime] = utc_now) -> Dashboard:
    """A dashboard on this engine. Raises config.settings.Refused for an unfit cookie key."""
    cookie_key = key_bytes(settings.cookie_key, "COOKIE_KEY")
    app = Dashboard("app.dashboard", static_folder=None, template_folder=".")
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
    set_up_static_files(app)
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
