"""Each row of a list of factories is new, matched, unclear or refused."""

from pathlib import Path

from sqlalchemy import select

from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.case_management.supply_chain.imports.test_run_import import listed, taken_in
from tests.case_management.supply_chain.matching.test_os_id import OS_ID
from tests.support.house import House


def test_factories(house: House, tmp_path: Path) -> None:
    file = listed(
        tmp_path,
        f'{OS_ID},BD,Karim Knit Ltd,"Plot 12, BSCIC Area, Kashimpur, Gazipur"\n',
        f"{OS_ID},BD,Karim,elsewhere\n",
        ',BD,"KARIM KNITTING LIMITED","12 BSCIC, Kashimpur, Gazipur 1346"\n',
        ',BD,Karim Knit Unit 2,"Plot 12, BSCIC Area, Kashimpur, Gazipur"\n',
        ",Atlantis,Karim,Gazipur\n",
    )
    with transaction(house.engine) as session:
        made, figures = taken_in(session, "open-supply-hub", file)
        assert figures.by_outcome() == {"new": 1, "matched": 2, "unclear": 1, "refused": 1}
        assert figures.reasons == {"unit": 1, "country_unknown": 1}
        new = session.scalars(select(Factory).where(Factory.os_id == OS_ID)).one()
        assert (new.name, new.time_zone, new.code[:2]) == ("Karim Knit Ltd", "Asia/Dhaka", "BD")
        # Bare digits would be found in sums of money.
        assert len(new.code) == 8
        assert (made.state, made.file_name) == ("done", "list.csv")
