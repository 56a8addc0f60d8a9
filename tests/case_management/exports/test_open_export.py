"""An export stands in the log, and is the member's own for some hours."""

from dataclasses import replace
from datetime import timedelta

from case_management.exports.open_export import (
    LONGEST_EXPORT,
    export_case,
    is_open_export,
    open_export,
)
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.work import STRANGER, logged, member_of, only_case, work_of


def test_whoever_began_it_goes_on_and_nobody_else(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work = work_of(house, session, "coordinator")
        opening = open_export(work)
        assert is_open_export(work, opening)
        for other in (STRANGER, member_of(house, member_id=new_id())):
            assert not is_open_export(replace(work, actor=other), opening)
        assert not is_open_export(work, new_id())
        late = replace(work, now=NOON + LONGEST_EXPORT + timedelta(seconds=1))
        assert not is_open_export(late, opening)
        export_case(work, only_case(session))
        assert logged(session)[-2:] == ["case.export_all", "case.export"]
