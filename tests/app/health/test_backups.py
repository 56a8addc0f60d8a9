"""A server whose backups are old, or were never tried, is not well."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.backup.history import note_made, note_tried
from app.health.backups import backups
from config.settings import ClerkSettings, load
from tests.support.house import NOON

HOUR = timedelta(hours=1)


def server(folder: Path) -> ClerkSettings:
    return load(
        ClerkSettings,
        firedoor_env="server",
        firedoor_data_dir=folder,
        database_url="postgresql+psycopg://x",
        public_webhook_url="https://hooks.example.org",
        public_dashboard_url="https://example.org",
    )


def test_a_server_needs_one(tmp_path: Path) -> None:
    found = backups(server(tmp_path), NOON)
    assert not found.well and "none was made" in found.sentence
    assert backups(load(ClerkSettings, firedoor_data_dir=tmp_path), NOON).well


@pytest.mark.parametrize(
    ("made", "tried", "well", "said"),
    [
        (2 * HOUR, 24 * HOUR, True, "2 hours ago"),
        (35 * HOUR, 24 * 39 * HOUR, True, "was tried"),
        (37 * HOUR, 24 * HOUR, False, "nightly"),
        (2 * HOUR, None, False, "none was ever tried"),
        (2 * HOUR, 24 * 41 * HOUR, False, "the last one was tried"),
    ],
)
def test_its_age_counts(
    tmp_path: Path, made: timedelta, tried: timedelta | None, well: bool, said: str
) -> None:
    note_made(tmp_path, NOON - made)
    if tried is not None:
        note_tried(tmp_path, NOON - tried)
    found = backups(server(tmp_path), NOON)
    assert (found.name, found.well) == ("backups", well)
    assert said in found.sentence
    assert backups(load(ClerkSettings, firedoor_data_dir=tmp_path), NOON).well
