"""Alive, ready and counted: without a version, a name or a detail, and figures for this host."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.dashboard.application import create_app
from app.dashboard.frame.request import EXTENSION, Dashboard
from config.platform.database import open_engine
from config.settings import WebSettings, load
from tests.support.desk import URL


def test_a_process_that_answers_is_alive(stranger: FlaskClient) -> None:
    assert stranger.get("/healthz", base_url=URL).json == {"alive": True}


def test_without_queue_and_spool_it_is_ready_and_says_what_is_missing(
    stranger: FlaskClient, empty_dashboard: Dashboard
) -> None:
    spool: Path = empty_dashboard.extensions[EXTENSION].settings.spool_dir
    answer = stranger.get("/readyz", base_url=URL)
    assert (answer.status_code, answer.json) == (
        200,
        {"ready": True, "degraded": ["queue", "spool"]},
    )
    spool.mkdir()
    try:
        answer = stranger.get("/readyz", base_url=URL)
        assert (answer.status_code, answer.json) == (200, {"ready": True, "degraded": ["queue"]})
    finally:
        spool.rmdir()


def test_without_a_database_it_is_not_ready(tmp_path: Path) -> None:
    settings = load(WebSettings, firedoor_data_dir=tmp_path, cookie_key="5a" * 32)
    engine = open_engine(f"sqlite:///{tmp_path / 'no-folder' / 'firedoor.db'}")
    client = create_app(settings, engine).test_client()
    answer = client.get("/readyz", base_url=URL)
    assert answer.status_code == 503
    assert answer.json == {"ready": False, "degraded": ["queue", "spool"]}
    assert client.get("/healthz", base_url=URL).status_code == 200


def test_answers_are_counted_by_endpoint_and_status(stranger: FlaskClient) -> None:
    def counted() -> float:
        text = stranger.get("/metrics", base_url=URL).text
        name = 'firedoor_dashboard_answers_total{endpoint="probes.healthz",status="200"} '
        return float(text.partition(name)[2].partition("\n")[0] or 0)

    before = counted()
    stranger.get("/healthz", base_url=URL)
    assert counted() == before + 1
    assert "firedoor_outbox_maybe_twice 0.0" in stranger.get("/metrics", base_url=URL).text


@pytest.mark.parametrize(
    ("asker", "status"),
    [("127.0.0.1", 200), ("::1", 200), ("203.0.113.7", 404), ("", 404), ("a socket", 404)],
)
def test_figures_are_for_this_host_alone(stranger: FlaskClient, asker: str, status: int) -> None:
    answer = stranger.get("/metrics", base_url=URL, environ_base={"REMOTE_ADDR": asker})
    assert answer.status_code == status
