"""The register stands in its order; what is checked counts for the grade; findings name items."""

from case_management.cases.models import Finding
from case_management.evidence.actions.add_to_chain import add_to_chain
from case_management.evidence.actions.name_evidence import name_evidence
from case_management.evidence.queries import (
    custody_of,
    graded,
    item_of,
    items_of,
    named_by,
    next_number,
    next_place,
)
from case_management.evidence.supported_grade import GradedItem
from config.platform.database import new_id, transaction
from tests.support.case_texts import entry_of, kept_item, open_case_of
from tests.support.house import NOON, House
from tests.support.work import work_of


def test_the_register_with_what_was_checked(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = open_case_of(house, session)
        first = kept_item(house, session, case.id)
        second = kept_item(house, session, case.id, "picture")
        add_to_chain(work_of(house, session), case, second, entry_of(house, second))
        items, custody = items_of(session, [case.id]), custody_of(session, [case.id])
        assert [(one.id, one.number) for one in items] == [(first.id, 1), (second.id, 2)]
        assert next_number(session, case.id) == 3
        chain = [(one.number, one.step) for one in custody if one.item_id == second.id]
        assert chain == [(1, "taken_in"), (2, "checked")]
        assert next_place(session, second.id) == 3
        of_first, of_second = GradedItem("document", False), GradedItem("picture", True)
        assert graded(items, custody) == [of_first, of_second]
        assert item_of(session, [case.id], first.id) is first
        assert item_of(session, [new_id()], first.id) is None


def test_what_findings_rest_on(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = open_case_of(house, session)
        item = kept_item(house, session, case.id)
        found = Finding(
            case_id=case.id,
            member_id=house.member_id,
            result="partly",
            grade="E3",
            body_sealed=b"sealed",
            recorded_at=NOON,
        )
        session.add(found)
        session.flush()
        name_evidence(session, found.id, [item.id, item.id])
        assert named_by(session, [found.id]) == {found.id: {item.id}}
        assert named_by(session, []) == {}
