"""The edge of a request: one transaction, what only reads, and who is answered in JSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.dashboard.application import create_app
from app.dashboard.frame.request import (
    EXTENSION,
    Dashboard,
    after_commit,
    asks_for_json,
    commit_early,
    database,
    writes,
)
from app.tables import METADATA
from case_management.refusals import Refusal
from config.platform.database import open_engine
from config.settings import WebSettings, load
from tests.support.desk import URL
from vault.organisations import Organisation


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Dashboard]:
    settings = load(WebSettings, firedoor_data_dir=tmp_path, cookie_key="5a" * 32)
    engine = open_engine(settings.database_url)
    METADATA.create_all(engine)
    yield create_app(settings, engine)
    engine.dispose()


def test_one_transaction_a_request(app: Dashboard) -> None:
    """Kept below 400, rolled back otherwise, and a GET writes only where it says so."""

    def write(name: str) -> None:
        database().add(
            Organisation(
                name=name,
                kind="monitor",
                language="en",
                time_zone="UTC",
                created_at=app.extensions[EXTENSION].clock(),
            )
        )
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
        answer = app.test_client().get("/healthz", base_url=URL)
        assert "12025550143" not in answer.get_data(as_text=True)
    with app.extensions[EXTENSION].engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name FROM organisations").all()
    assert rows == [("kept",)]


def test_what_waits_for_the_commit_is_done_where_it_was_kept(app: Dashboard) -> None:
    done: list[str] = []

    def keep() -> str:
        after_commit(lambda: done.append("kept"))
        return "kept"

    def refuse() -> tuple[str, int]:
        after_commit(lambda: done.append("refused"))
        return "", 409

    def early() -> tuple[str, int]:
        after_commit(lambda: done.append("early"))
        commit_early()
        return "", 409

    for view in (keep, refuse, early):
        app.view_functions["probes.healthz"] = view
        app.test_client().get("/healthz", base_url=URL)
    assert done == ["kept", "early"]


@pytest.mark.parametrize(
    ("request_", "script"),
    [
        ({}, False),
        ({"headers": {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}}, False),
        ({"headers": {"Accept": "application/json"}}, True),
        ({"headers": {"HX-Request": "true"}}, True),
        ({"path": "/keys.json"}, True),
        ({"method": "POST", "json": {}}, True),
        ({"method": "POST", "data": {"a": "b"}}, False),
    ],
)
def test_scripts_are_told_from_pages(
    empty_dashboard: Dashboard, request_: dict[str, Any], script: bool
) -> None:
    with empty_dashboard.test_request_context(**{"path": "/", "base_url": URL} | request_):
        assert asks_for_json() is script
