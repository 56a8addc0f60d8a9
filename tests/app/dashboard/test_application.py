"""A dashboard as its settings make it: which screens it has, and what it refuses to start with."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.dashboard.application import create_app
from app.dashboard.frame.request import EXTENSION, Dashboard
from app.dashboard.screens import SCREENS
from config.platform.database import open_engine
from config.settings import Refused, WebSettings, load
from tests.support.house import NOON


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(f"sqlite:///{tmp_path / 'firedoor.db'}")


def made(folder: Path, engine: Engine, **settings: Any) -> Dashboard:
    given = {"firedoor_data_dir": folder, "cookie_key": "5a" * 32} | settings
    return create_app(load(WebSettings, **given), engine, lambda: NOON)


@pytest.mark.parametrize("cookie_key", ["", "5a", "5a" * 31, "not hex"])
def test_an_unfit_cookie_key_is_refused(tmp_path: Path, engine: Engine, cookie_key: str) -> None:
    with pytest.raises(Refused):
        made(tmp_path, engine, cookie_key=cookie_key)


def test_every_screen_is_there_in_the_embedded_size(empty_dashboard: Dashboard) -> None:
    assert {one.blueprint.name for one in SCREENS} <= set(empty_dashboard.blueprints)


def test_a_server_has_no_practice_screen(tmp_path: Path, engine: Engine) -> None:
    app = made(
        tmp_path,
        engine,
        firedoor_env="server",
        database_url=str(engine.url),
        public_webhook_url="https://line.example",
        public_dashboard_url="https://line.example",
    )
    assert "practice" not in app.blueprints
    assert not [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/practice")]


def test_views_share_the_engine_and_the_clock_that_were_given(
    tmp_path: Path, engine: Engine
) -> None:
    services = made(tmp_path, engine).extensions[EXTENSION]
    assert services.engine is engine
    assert services.clock() == NOON
    assert len(services.cookie_key) == 32
