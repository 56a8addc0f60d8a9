"""The register in words, and the files of workers that it may name."""

from app.dashboard.monitor.evidence.register_lines import files_of, register_lines
from app.dashboard.monitor.worked_case import item_label
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, only_case
from tests.support.case_texts import kept_item
from tests.support.desk import Desk
from tests.support.house import House


def test_an_item_has_its_number_and_its_chain(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = only_case(session)
        item = kept_item(house, session, case.id, "picture")
    with desk.asking():
        lines = register_lines(case)
        assert files_of(case) == []
        assert item_label(case, item) == "1"
    [line] = lines.items
    assert (line.number, line.kind, line.source) == ("1", "Photo or film", "A union or a committee")
    assert (line.checked, line.file, line.who) == (False, "", "Asha")
    assert [one.step for one in line.chain] == ["Taken in"]
    assert lines.is_open
    assert "taken_in" not in dict(lines.steps)
