"""A person decides what is unclear; a whole import is taken out again, or not at all."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.imports.decide import decide_row, undo_import
from case_management.supply_chain.imports.models import Import
from case_management.supply_chain.matching.compare import MatchOutcome
from case_management.supply_chain.models import Contract, Disclosed, Factory, FactoryAlias
from config.platform.database import transaction
from tests.case_management.supply_chain.imports.test_run_import import listed, taken_in, town
from tests.case_management.supply_chain.matching.test_os_id import OS_ID
from tests.case_management.supply_chain.reading.samples import SAMPLES
from tests.support.house import House

UNCLEAR = f'{OS_ID},BD,Meghna Shirts Ltd Unit 2,"12 Mill Road, Tongi, Gazipur"\n'


def unclear(session: Session, folder: Path) -> Import:
    factory = session.scalars(select(Factory)).one()
    factory.address = "12 Mill Road, Tongi, Gazipur"
    session.flush()
    made, figures = taken_in(session, "open-supply-hub", listed(folder, UNCLEAR))
    assert figures.by_outcome()["unclear"] == 1
    return made


def os_ids(session: Session) -> dict[str, str | None]:
    return {one.name: one.os_id for one in session.scalars(select(Factory))}


def test_it_is_the_same_factory(house: House, tmp_path: Path) -> None:
    with transaction(house.engine) as session:
        made = unclear(session, tmp_path)
        assert decide_row(session, made.id, 1, MatchOutcome.MATCH).outcome == "matched"
        assert os_ids(session) == {"Meghna Shirts Ltd": OS_ID}
        undo_import(session, made.id)
        assert os_ids(session) == {"Meghna Shirts Ltd": None}


def test_it_is_another_factory(house: House, tmp_path: Path) -> None:
    with transaction(house.engine) as session:
        made = unclear(session, tmp_path)
        assert decide_row(session, made.id, 1, MatchOutcome.DISTINCT).outcome == "new"
        assert os_ids(session)["Meghna Shirts Ltd Unit 2"] == OS_ID
        with pytest.raises(Refusal, match="row_not_unclear"):
            decide_row(session, made.id, 1, MatchOutcome.MATCH)
        undo_import(session, made.id)
        assert os_ids(session) == {"Meghna Shirts Ltd": None}
        with pytest.raises(Refusal, match="import_unknown"):
            undo_import(session, made.id)


def test_an_alias_goes_with_its_import(house: House, tmp_path: Path) -> None:
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory)).one()
        factory.os_id = "BD2018001000000"
        session.flush()
        row = f"{OS_ID},BD,Meghna Shirts Ltd,12 Mill Road Tongi Gazipur\n"
        factory.address = "12 Mill Road, Tongi, Gazipur"
        session.flush()
        made, figures = taken_in(session, "open-supply-hub", listed(tmp_path, row))
        assert figures.by_outcome()["matched"] == 1
        assert session.get(FactoryAlias, OS_ID) is not None
        undo_import(session, made.id)
        session.expire_all()
        assert session.get(FactoryAlias, OS_ID) is None


def test_a_contract_is_as_it_was(house: House) -> None:
    contract = sorted(SAMPLES.glob("ocds-*.json"))[1]
    with transaction(house.engine) as session:
        town(session)
        first, _ = taken_in(session, "ocds", contract)
        kept = session.scalars(select(Contract)).one()
        before = kept.title, kept.ends_on
        kept.title, kept.ends_on = "By hand", None
        session.flush()
        second, _ = taken_in(session, "ocds", contract)
        assert (kept.title, kept.ends_on) == before
        with pytest.raises(Refusal, match="import_in_use"):
            undo_import(session, first.id)
        undo_import(session, second.id)
        assert (kept.title, kept.ends_on) == ("By hand", None)
        undo_import(session, first.id)
        assert session.scalars(select(Contract.id)).all() == []


def test_what_a_contract_rests_on_stays(house: House) -> None:
    with transaction(house.engine) as session:
        town(session)
        made, _ = taken_in(session, "open-supply-hub", SAMPLES / "contributors.csv")
        taken_in(session, "ocds", sorted(SAMPLES.glob("ocds-*.json"))[1])
        new = session.scalars(select(Factory.id).where(Factory.code != "4417")).first()
        contract = session.scalars(select(Contract.id)).one()
        session.add(Disclosed(contract_id=contract, factory_id=new))
        session.flush()
        identifier = made.id
    with pytest.raises(Refusal, match="import_in_use"), transaction(house.engine) as session:
        undo_import(session, identifier)
    with transaction(house.engine) as session:
        assert len(session.scalars(select(Factory.id)).all()) == 9
        assert session.get_one(Import, identifier).state == "done"
