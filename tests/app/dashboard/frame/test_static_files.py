"""Style sheets come from the screens' folders, and nothing else of theirs does; each once."""

import re
from pathlib import Path

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from app.dashboard.frame.static_files import BUILT, DASHBOARD, set_up_static_files


@pytest.fixture
def client() -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    set_up_static_files(app)
    return app.test_client()


def sheets() -> list[str]:
    found = [path.relative_to(DASHBOARD) for path in DASHBOARD.rglob("*.css")]
    return [path.as_posix() for path in found if path.parts[0] != "static"]


def test_every_style_sheet_is_served_by_its_path(client: FlaskClient) -> None:
    assert "monitor/queue/page.css" in sheets()
    for name in sheets():
        answer = client.get(f"/static/{name}")
        assert (answer.status_code, answer.mimetype) == (200, "text/css"), name


def test_every_script_that_a_page_names_is_built() -> None:
    named = {
        found
        for template in DASHBOARD.rglob("templates/*.html")
        for found in re.findall(r"built/([\w-]+\.js)", template.read_text("utf-8"))
    }
    assert "monitor-case.js" in named
    assert named - {path.name for path in (BUILT / "built").glob("*.js")} == set()


@pytest.mark.parametrize(
    "name",
    [
        "application.py",
        "monitor/queue/routes.py",
        "frame/templates/base.html",
        "../../config/policy/policy.toml",
        "monitor/queue/gone.css",
        "../posters/templates/_fonts.css",
    ],
)
def test_source_code_and_templates_are_not_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_every_page_links_to_style_sheets_that_exist() -> None:
    known = set(sheets())
    for page in DASHBOARD.rglob("templates/*.html"):
        for part in page.read_text("utf-8").split("filename='")[1:]:
            name = part.partition("'")[0]
            if Path(name).suffix == ".css":
                assert name in known, (page, name)


def test_a_linked_file_is_fetched_once_and_another_version_is_asked_about(
    client: FlaskClient,
) -> None:
    with client.application.test_request_context():
        link = url_for("static", filename="frame/page.css")
    name, _, version = link.partition("?v=")
    assert version
    linked = client.get(link)
    assert linked.headers["Cache-Control"] == "max-age=31536000, public, immutable"
    for other in (name, f"{name}?v={version[::-1]}"):
        assert client.get(other).headers["Cache-Control"] == "no-cache", other
        etag = client.get(other).headers["ETag"]
        assert client.get(other, headers={"If-None-Match": etag}).status_code == 304


def test_a_file_named_by_its_content_is_fetched_once(client: FlaskClient) -> None:
    chunk = next((BUILT / "built").glob("chunk-*.js")).name
    with client.application.test_request_context():
        assert url_for("static", filename=f"built/{chunk}") == f"/static/built/{chunk}"
    kept = client.get(f"/static/built/{chunk}").headers["Cache-Control"]
    assert "immutable" in kept


def test_a_link_to_a_file_that_is_gone_has_no_version(client: FlaskClient) -> None:
    with client.application.test_request_context():
        assert url_for("static", filename="frame/gone.css") == "/static/frame/gone.css"
