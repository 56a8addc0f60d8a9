"""Every route has a row, every answer its headers, every change its token."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import url_for
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app.dashboard.application import create_app
from app.dashboard.frame.access.security import CONTENT_SECURITY_POLICY
from app.dashboard.frame.page.refusal_texts import REFUSALS
from app.dashboard.frame.request import Dashboard, database, writes
from app.dashboard.screens import PERMISSIONS
from app.tables import METADATA
from case_management.cases.actions.reply import REFUSED_REPLIES
from case_management.refusals import Refusal
from config.platform.database import open_engine
from config.settings import WebSettings, load
from tests.app.accounts.site import Site
from vault.organisations import Organisation
from vault.roles import ROLES_OF_KIND

ADDRESS = "http://localhost:8000"
# Parts of an address that are one of a few words.
ONE_OF = {"which": "shown"}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Dashboard]:
    settings = load(WebSettings, firedoor_data_dir=tmp_path, cookie_key="5a" * 32)
    engine = open_engine(settings.database_url)
    METADATA.create_all(engine)
    yield create_app(settings, engine)
    engine.dispose()


@pytest.fixture
def client(app: Dashboard) -> FlaskClient:
    return app.test_client()


def filled(rule: Rule) -> dict[str, str]:
    """Made-up values that the rule's converters take."""
    made_up = "1" if "int" in str(rule) else "0" * 32
    return {name: ONE_OF.get(name, made_up) for name in rule.arguments}


def addresses(app: Dashboard) -> Iterator[tuple[str, str]]:
    """(method, path) of every route, with made-up ids."""
    for rule in app.url_map.iter_rules():
        with app.test_request_context(base_url=ADDRESS):
            path = rule.build(filled(rule))
        assert path is not None
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield method, path[1]


def test_every_route_has_a_row(app: Dashboard) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert endpoints - set(PERMISSIONS) == set()


def test_rows_name_kinds_and_roles_that_exist() -> None:
    for endpoint, access in PERMISSIONS.items():
        for kind in access.kinds:
            assert access.roles & set(ROLES_OF_KIND[kind]), endpoint


def test_strangers_reach_public_routes_only(app: Dashboard, client: FlaskClient) -> None:
    public = {rule.rule for rule in app.url_map.iter_rules() if PERMISSIONS[rule.endpoint].public}
    for rule in app.url_map.iter_rules():
        if rule.rule in public or rule.alias or "GET" not in (rule.methods or set()):
            continue
        with app.test_request_context(base_url=ADDRESS):
            built = rule.build(filled(rule))
        assert built is not None
        answer = client.get(built[1], base_url=ADDRESS)
        assert answer.status_code in {302, 401}, rule


def test_addresses_of_earlier_lead_on_to_those_of_today(
    app: Dashboard, client: FlaskClient
) -> None:
    for rule in app.url_map.iter_rules():
        if not rule.alias:
            continue
        with app.test_request_context(base_url=ADDRESS):
            built, today = rule.build(filled(rule)), url_for(rule.endpoint, **filled(rule))
        assert built is not None
        answer = client.get(built[1], base_url=ADDRESS)
        assert (answer.status_code, answer.headers["Location"]) == (308, ADDRESS + today), rule


def test_every_answer_carries_the_headers(app: Dashboard, client: FlaskClient) -> None:
    for method, path in [*addresses(app), ("GET", "/nothing-here")]:
        answer = client.open(path, method=method, base_url=ADDRESS)
        assert answer.status_code != 500, (method, path)
        headers = answer.headers
        assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY, path
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] in {"no-store", "no-cache"}
        assert "Server" not in headers


def test_no_change_without_the_pages_token(app: Dashboard, client: FlaskClient) -> None:
    posts = [path for method, path in addresses(app) if method != "GET"]
    assert posts
    for path in posts:
        assert client.post(path, json={}, base_url=ADDRESS).status_code in {401, 403}, path


def test_no_change_from_another_sites_page(client: FlaskClient) -> None:
    page = client.get("/sign-in", base_url=ADDRESS).get_data(as_text=True)
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    body = {"email": "asha@line.example"}

    def post(**headers: str) -> int:
        answer = client.post(
            "/sign-in/salt", json=body, base_url=ADDRESS,
            headers={"X-CSRFToken": token} | {k.replace("_", "-"): v for k, v in headers.items()},
        )  # fmt: skip
        return answer.status_code

    assert post() == 200
    assert post(Sec_Fetch_Site="same-origin") == 200
    assert post(Sec_Fetch_Site="cross-site") == 403
    assert post(Sec_Fetch_Site="same-site") == 403
    assert post(Origin="https://elsewhere.example") == 403
    assert post(X_CSRFToken="another") == 403


def test_hosts_and_sizes(client: FlaskClient) -> None:
    assert client.get("/sign-in", base_url="http://elsewhere.example").status_code == 400
    moved = client.get("/sign-in", base_url="http://127.0.0.1:8000")
    assert (moved.status_code, moved.headers["Location"]) == (302, f"{ADDRESS}/sign-in")
    assert client.get("/healthz", base_url="http://127.0.0.1:8000").status_code == 200
    large = client.post("/sign-in/salt", data=b"x" * 5_000_000, base_url=ADDRESS)
    assert large.status_code in {403, 413}


def test_the_cookie_of_https_is_bound_to_its_host(tmp_path: Path) -> None:
    settings = load(
        WebSettings, firedoor_data_dir=tmp_path, cookie_key="5a" * 32,
        public_dashboard_url="https://line.example",
    )  # fmt: skip
    app = create_app(settings, open_engine(settings.database_url))
    answer = app.test_client().get("/sign-in", base_url="https://line.example")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-firedoor=")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_one_transaction_a_request(app: Dashboard) -> None:
    """Kept below 400, rolled back otherwise, and a GET writes only where it says so."""

    def write(name: str) -> None:
        database().add(
            Organisation(
                name=name, kind="monitor", language="en", time_zone="UTC",
                created_at=app.extensions["firedoor"].clock(),
            )
        )  # fmt: skip
        database().flush()

    def refuse() -> str:
        write("refused")
        raise Refusal("sign_in", 403)

    @writes
    def keep() -> str:
        write("kept")
        return "kept"

    def answer_404() -> tuple[str, int]:
        write("answered")
        return "", 404

    def break_down() -> str:
        write("broken")
        raise RuntimeError("12025550143")

    for view in (refuse, keep, answer_404, break_down):
        # Endpoints that the table calls public, so that the gate lets the test in.
        app.view_functions["probes.healthz"] = view
        answer = app.test_client().get("/healthz", base_url=ADDRESS)
        assert "12025550143" not in answer.get_data(as_text=True)
    with app.extensions["firedoor"].engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name FROM organisations").all()
    assert rows == [("kept",)]


def test_every_refusal_has_a_sentence() -> None:
    found = {"out_of_step"}
    for folder in ("app", "case_management"):
        for file in Path(folder).rglob("*.py"):
            text = file.read_text("utf-8")
            found |= set(re.findall(r'Refusal\(\s*"([a-z_]+)"', text))
            found |= set(re.findall(r'Objection\(\s*"[a-z_]+",\s*"([a-z_]+)"', text))
    found |= {"field_missing", "field_unknown", *REFUSED_REPLIES.values()}
    found.update(("differs", "differs_or_left_out", "unknown_code"))
    assert found <= set(REFUSALS)
    assert set(REFUSALS) <= found


def test_pages_of_other_kinds_do_not_exist_for_her(site: Site) -> None:
    buyer = site.founded("affiliate", "bo@city.example", "coordinator", "buyer")
    partner = buyer.browser.client.get("/people/partners/" + "0" * 32 + ".json")
    assert partner.status_code == 404
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    bela = site.joined(asha, "Bela", "triager")
    assert bela.browser.client.get("/people").status_code == 200
    invitation = bela.browser.client.get("/people/invitations/" + "0" * 32 + ".json")
    assert invitation.status_code == 403


def test_invitations_of_another_organisation_do_not_exist(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    rosa = site.founded("head_office", "rosa@office.example", "coordinator", "releaser")
    link = asha.invite("Bela", "bela@line.example", "triager")
    invitation = link.split("/join/")[1].split("#")[0]
    answer = rosa.browser.client.get(f"/people/invitations/{invitation}.json")
    assert answer.status_code == 404
