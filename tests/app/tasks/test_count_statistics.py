"""The desk counts figures behind the page."""

import pytest

from app.tasks.count_statistics import ask_the_desk, count_statistics
from case_management.statistics.kept_figures import Asked, kept_figures
from config.platform.database import reading
from tests.support.house import House


def test_what_the_desk_counts_is_kept(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(house.engine.url))
    asked = Asked(house.organisation_id, [house.organisation_id], 3)
    count_statistics(asked.reader_id, asked.organisations, asked.months)
    with reading(house.engine) as session:
        kept = kept_figures(session, asked)
        assert kept is not None
        assert kept.figures.reports.received == 0


def test_without_a_queue_nobody_is_asked() -> None:
    asked = Asked("a" * 32, ["a" * 32], 3)
    assert not ask_the_desk("", asked)
    assert not ask_the_desk("unix:///nowhere/queue.sock", asked)
