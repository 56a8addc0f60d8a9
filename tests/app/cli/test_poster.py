"""A factory's poster is a PDF; the factory keeps in which languages."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from app.cli.poster import poster
from case_management.supply_chain.models import Factory
from config.platform.database import reading
from config.settings import Refused
from tests.support.house import House


def typed(house: House, *words: str) -> Result:
    env = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    return CliRunner(env=env).invoke(poster, words)


def test_it_is_drawn_and_noted(house: House, tmp_path: Path) -> None:
    out = tmp_path / "poster.pdf"
    shown = typed(house, "4417", "--out", str(out), "--only", "poster", "--languages", "bn, en")
    assert shown.exit_code == 0, shown.exception
    assert "Meghna Shirts Ltd, bn, en, without Telegram" in shown.output
    assert out.read_bytes().startswith(b"%PDF")
    with reading(house.engine) as session:
        assert session.scalars(select(Factory.languages)).one().startswith("bn,en")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("4418",), "no factory has the code 4418"),
        (("4417", "--organisation", "0" * 32), "no organisation with a line"),
        (("4417", "--only", "cards", "--out", "/nowhere/poster.pdf"), "can't be written"),
    ],
)
def test_what_can_not_be_drawn(house: House, words: tuple[str, ...], says: str) -> None:
    refused = typed(house, *words).exception
    assert isinstance(refused, Refused)
    assert says in str(refused)
