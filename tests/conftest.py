"""What many tests stand on."""

from pathlib import Path

import pytest

from tests.support.house import House, make_house


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A confirmed monitor organisation with one SMS line, on SQLite."""
    return make_house(tmp_path)
