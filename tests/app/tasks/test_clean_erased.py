"""What an erasure left on the disk goes: files by name, and the database's own log."""

import pytest
from sqlalchemy import select

from app.tasks.clean_erased import clean, cut_log
from config.platform.database import reading, transaction
from intake.privacy.erase_worker import DoomedFile, Erasure
from tests.support.house import NOON, House


@pytest.fixture
def erased(house: House) -> House:
    files = house.folder / "files"
    files.mkdir()
    with transaction(house.engine) as session:
        session.add(DoomedFile(name="ab" * 32))
        session.add(Erasure(channel="twilio", texts=True, erased_on=NOON.date()))
    return house


def test_everything_is_cleaned_once(erased: House) -> None:
    assert clean(erased.engine, erased.folder / "files")
    with reading(erased.engine) as session:
        assert session.scalars(select(DoomedFile)).all() == []
        assert session.scalars(select(Erasure.cleaned)).all() == [True]


def test_while_somebody_reads_the_log_stays_and_is_cut_later(erased: House) -> None:
    with reading(erased.engine) as session:
        session.scalars(select(Erasure)).all()
        assert not clean(erased.engine, erased.folder / "files")
    assert clean(erased.engine, erased.folder / "files")
    assert cut_log(erased.engine)
