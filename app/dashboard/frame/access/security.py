"""What every answer carries and every request must show: headers, hosts, CSRF (safety.md 3)."""

import hashlib
from urllib.parse import urlsplit

from flask import Flask, Response, g, redirect, request
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import BadRequest, Forbidden, SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as AnyResponse

from app.dashboard.frame.request import READING_METHODS, services
from config.settings import Environment, WebSettings
from vault.blind_index import tag

# Design 3. 'wasm-unsafe-eval' is for Argon2id in the browser.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; object-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; "
    "media-src blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ONE_YEAR = 31_536_000

LARGEST_REQUEST = 4 * 1024 * 1024
LARGEST_FORM_PARTS = 200
LONGEST_COOKIE_SECONDS = 12 * 3600
PROBES = frozenset({"probes.healthz", "probes.readyz", "probes.metrics"})
LOOPBACK_NAMES = ("localhost", "127.0.0.1")

csrf = CSRFProtect()


class _Cookies(SecureCookieSessionInterface):
    """Flask signs with HMAC-SHA1 unless told otherwise (ASVS 11.4.1)."""

    digest_method = staticmethod(hashlib.sha256)


def set_up_security(app: Flask, settings: WebSettings, cookie_key: bytes) -> None:
    """Configures cookies, limits and hosts, and adds the checks and headers."""
    app.session_interface = _Cookies()
    public = urlsplit(settings.public_dashboard_url)
    secure = public.scheme == "https"
    app.config.update(
        SECRET_KEY=tag(cookie_key, "cookie"),
        # Browsers take the __Host- prefix only together with Secure, so not on http://localhost.
        SESSION_COOKIE_NAME="__Host-firedoor" if secure else "firedoor",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_PATH="/",
        PERMANENT_SESSION_LIFETIME=LONGEST_COOKIE_SECONDS,
        WTF_CSRF_SECRET_KEY=tag(cookie_key, "csrf"),
        WTF_CSRF_TIME_LIMIT=None,
        # Our own pages send no referrer; `refuse_other_sites` looks at Sec-Fetch-Site and Origin.
        WTF_CSRF_SSL_STRICT=False,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_PARTS=LARGEST_FORM_PARTS,
        # The probes are asked by their loopback address, whatever the public name is.
        TRUSTED_HOSTS=sorted({public.hostname or "localhost", *LOOPBACK_NAMES}),
    )
    if settings.firedoor_env is Environment.SERVER:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1)  # type: ignore[method-assign]
    app.before_request(keep_to_the_public_name)
    app.before_request(refuse_other_sites)
    csrf.init_app(app)
    app.after_request(_add_headers)


def keep_to_the_public_name() -> AnyResponse | None:
    """Sends 127.0.0.1 to localhost: passkeys and the browser's keys belong to one name."""
    if isinstance(request.routing_exception, SecurityError):
        raise request.routing_exception
    public = urlsplit(services().settings.public_dashboard_url)
    if request.endpoint in PROBES or urlsplit(request.host_url).hostname == public.hostname:
        return None
    if request.method in READING_METHODS:
        return redirect(f"{public.scheme}://{public.netloc}{request.path}")
    raise BadRequest


def refuse_other_sites() -> None:
    """No change comes from another site's page (ASVS 3.5.3). Raises Forbidden."""
    if request.method in READING_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site != "same-origin":
        raise Forbidden
    if site is None and origin is not None and urlsplit(origin).netloc != request.host:
        raise Forbidden


def may_connect_to(origin: str) -> None:
    """The page that answers this request may also call this origin, and no other page may. The
    origin must be one that nothing can be added to: read_address in glosses/model_address.py."""
    g.connects_to = origin


def _add_headers(response: Response) -> Response:
    origin = g.get("connects_to")
    if origin is not None:
        own = CONTENT_SECURITY_POLICY.replace("connect-src 'self'", f"connect-src 'self' {origin}")
        response.headers["Content-Security-Policy"] = own
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # The built files carry no one's data; all else must not outlive the page.
    if request.endpoint == "static":
        response.headers.setdefault("Cache-Control", "no-cache")
    else:
        response.headers["Cache-Control"] = "no-store"
    if services().settings.public_dashboard_url.startswith("https://"):
        response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}; includeSubDomains"
    return response
