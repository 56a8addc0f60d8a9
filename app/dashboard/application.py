"""Makes the dashboard: `create_app(settings, engine)` for gunicorn, the launcher and tests."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from app.dashboard.frame import probes
from app.dashboard.frame.access.limits import set_up_limits
from app.dashboard.frame.access.permissions import set_up_permissions
from app.dashboard.frame.access.security import set_up_security
from app.dashboard.frame.access.sign_in_gate import set_up_gate
from app.dashboard.frame.compression import set_up_compression
from app.dashboard.frame.page.errors import set_up_errors
from app.dashboard.frame.page.landing import set_up_landing
from app.dashboard.frame.page.language import set_up_language
from app.dashboard.frame.page.navigation import set_up_navigation
from app.dashboard.frame.page.status_line import set_up_status_line
from app.dashboard.frame.request import EXTENSION, Dashboard, Services, release
from app.dashboard.frame.static_files import set_up_static_files
from app.dashboard.operator.session import admit_operator
from app.dashboard.screens import PERMISSIONS, SCREENS
from config.platform.database import utc_now
from config.platform.queues import Bell
from config.policy.policy import load_policy
from config.settings import WebSettings, key_bytes
from vault.trust import Trust


def create_app(
    settings: WebSettings, engine: Engine, clock: Callable[[], datetime] = utc_now
) -> Dashboard:
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
    set_up_compression(app)
    set_up_permissions(app, PERMISSIONS)
    set_up_security(app, settings, cookie_key)
    set_up_gate(app, admit_operator)
    set_up_language(app)
    set_up_limits(app, settings)
    set_up_errors(app)
    set_up_navigation(app, SCREENS)
    set_up_status_line(app)
    set_up_landing(app, SCREENS)
    probes.set_up_probes(app)
    for screen in SCREENS:
        if settings.practice or not screen.practice_only:
            screen.register(app)
    return app
