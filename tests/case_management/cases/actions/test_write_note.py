"""A note that is kept already changes nothing; an id that is another record's is refused."""

import pytest

from case_management.cases.actions.write_note import write_note
from case_management.cases.models import Case
from case_management.cases.notes import CaseNote, notes_of
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.work import logged, only_case, work_of
from vault.grants import Grant


def note_of(house: House, case: Case, identifier: str) -> tuple[CaseNote, Grant]:
    note = CaseNote(
        id=identifier,
        case_id=case.id,
        member_id=house.member_id,
        body_sealed=b"sealed",
        written_at=NOON,
    )
    return note, Grant(
        record_id=identifier, organisation_id=house.organisation_id, epoch=1, key_sealed=b"key"
    )


def test_a_second_press_writes_nothing_more(house: House) -> None:
    house.text("no salary for two months")
    identifier = new_id()
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        for _ in range(2):
            write_note(work, case, *note_of(house, case, identifier))
            session.flush()
        assert [one.id for one in notes_of(session, case.id)] == [identifier]
        assert logged(session).count("case.note") == 1
        with pytest.raises(Refusal, match="id_taken"):
            write_note(work, case, *note_of(house, case, case.id))
        session.rollback()
