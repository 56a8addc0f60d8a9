"""Style sheets come from the screens' folders, and nothing else of theirs does."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.dashboard.frame.static_files import DASHBOARD, set_up_static_files


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
