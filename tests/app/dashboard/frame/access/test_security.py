"""What every answer carries and every change must show: headers, hosts, tokens."""

from pathlib import Path

from flask.testing import FlaskClient

from app.dashboard.application import create_app
from app.dashboard.frame.access.security import CONTENT_SECURITY_POLICY
from app.dashboard.frame.request import Dashboard
from config.platform.database import open_engine
from config.settings import WebSettings, load
from tests.app.dashboard.addresses import addresses

ADDRESS = "http://localhost:8000"


def test_every_answer_carries_the_headers(
    empty_dashboard: Dashboard, stranger: FlaskClient
) -> None:
    for method, path in [*addresses(empty_dashboard), ("GET", "/nothing-here")]:
        answer = stranger.open(path, method=method, base_url=ADDRESS)
        assert answer.status_code != 500, (method, path)
        headers = answer.headers
        assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY, path
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] in {"no-store", "no-cache"}
        assert "Server" not in headers
        assert not [name for name, _ in headers if name.startswith("Access-Control-")]


def test_no_change_without_the_pages_token(
    empty_dashboard: Dashboard, stranger: FlaskClient
) -> None:
    posts = [path for method, path in addresses(empty_dashboard) if method != "GET"]
    assert posts
    for path in posts:
        assert stranger.post(path, json={}, base_url=ADDRESS).status_code in {401, 403}, path


def test_no_change_from_another_sites_page(stranger: FlaskClient) -> None:
    page = stranger.get("/sign-in", base_url=ADDRESS).get_data(as_text=True)
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    body = {"email": "asha@line.example"}

    def post(**headers: str) -> int:
        answer = stranger.post(
            "/sign-in/salt",
            json=body,
            base_url=ADDRESS,
            headers={"X-CSRFToken": token} | {k.replace("_", "-"): v for k, v in headers.items()},
        )
        return answer.status_code

    assert post() == 200
    assert post(Sec_Fetch_Site="same-origin") == 200
    assert post(Sec_Fetch_Site="cross-site") == 403
    assert post(Sec_Fetch_Site="same-site") == 403
    assert post(Origin="https://elsewhere.example") == 403
    assert post(X_CSRFToken="another") == 403


def test_hosts_and_sizes(stranger: FlaskClient) -> None:
    assert stranger.get("/sign-in", base_url="http://elsewhere.example").status_code == 400
    moved = stranger.get("/sign-in", base_url="http://127.0.0.1:8000")
    assert (moved.status_code, moved.headers["Location"]) == (302, f"{ADDRESS}/sign-in")
    assert stranger.get("/healthz", base_url="http://127.0.0.1:8000").status_code == 200
    large = stranger.post("/sign-in/salt", data=b"x" * 5_000_000, base_url=ADDRESS)
    assert large.status_code in {403, 413}


def test_the_cookie_of_https_is_bound_to_its_host(tmp_path: Path) -> None:
    settings = load(
        WebSettings,
        firedoor_env="server",
        firedoor_data_dir=tmp_path,
        database_url="sqlite://",
        cookie_key="5a" * 32,
        public_webhook_url="https://hooks.example",
        public_dashboard_url="https://line.example",
    )
    app = create_app(settings, open_engine(settings.database_url))
    answer = app.test_client().get("/sign-in", base_url="https://line.example")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-firedoor=")
    # The signature is of SHA-256: 32 bytes, as base64url without padding.
    assert len(cookie.partition(";")[0].rpartition(".")[2]) == 43
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_trace_is_not_answered(stranger: FlaskClient) -> None:
    answer = stranger.open("/sign-in", method="TRACE", base_url=ADDRESS, headers={"X-Own": "word"})
    assert answer.status_code in {403, 405}
    assert "word" not in answer.text
