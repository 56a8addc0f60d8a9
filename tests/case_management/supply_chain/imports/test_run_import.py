"""A file is taken in as a whole: new, matched, unclear and refused rows, counted."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.imports.models import Import
from case_management.supply_chain.imports.outcomes import ImportFigures
from case_management.supply_chain.imports.run_import import prepare_import, write_import
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from tests.case_management.supply_chain.reading.samples import SAMPLES
from tests.support.house import NOON, House
from vault.organisations import Organisation

HEAD = "os_id,country,name,address\n"
MEGHNA = ",Bangladesh,MEGHNA SHIRT LIMITED,12 Mill Rd.\n"


def taken_in(
    session: Session, kind: str, file: Path, buyers: dict[str, str] | None = None
) -> tuple[Import, ImportFigures]:
    return write_import(session, prepare_import(session, kind, file, file.name), NOON, buyers)


def listed(folder: Path, *rows: str, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_text(HEAD + "".join(rows), "utf-8")
    return file


def town(session: Session, name: str = "London Borough of Barnet") -> str:
    buyer = Organisation(
        id=new_id(), name=name, kind="affiliate", language="en", time_zone="UTC", created_at=NOON
    )
    session.add(buyer)
    session.flush()
    return buyer.id


def test_the_sample_of_a_contributor(house: House) -> None:
    with transaction(house.engine) as session:
        _, figures = taken_in(session, "open-supply-hub", SAMPLES / "contributors.csv")
        assert figures.by_outcome() == {"new": 8, "matched": 0, "unclear": 0, "refused": 0}


def test_a_file_is_imported_once(house: House) -> None:
    with transaction(house.engine) as session:
        taken_in(session, "open-supply-hub", SAMPLES / "contributors.csv")
        with pytest.raises(Refusal, match="imported_already"):
            taken_in(session, "open-supply-hub", SAMPLES / "contributors.csv")


def test_what_is_prepared_writes_nothing(house: House, tmp_path: Path) -> None:
    heard: list[int] = []
    with transaction(house.engine) as session:
        file = listed(tmp_path, MEGHNA, ",BD,Karim Knit,Gazipur BSCIC Kashimpur\n")
        prepare_import(session, "open-supply-hub", file, "x", heard.append)
        assert session.scalar(select(func.count()).select_from(Factory)) == 1
    assert heard == [0, 1, 2]
