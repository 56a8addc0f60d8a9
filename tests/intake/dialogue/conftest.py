"""The catalogs of the tree, read once."""

from pathlib import Path

import pytest

from intake.dialogue.texts.catalogs import Catalogs

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def catalogs() -> Catalogs:
    return Catalogs.load(ROOT / "translations")
