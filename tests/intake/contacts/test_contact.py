from sqlalchemy import select

from config.platform.database import transaction
from config.rows.held_rows import HeldRows
from intake.contacts.contact import BLOCKED, STOPPED_BY_CARRIER, Contact, find_contact, stop_for
from intake.dialogue.model.state import State
from tests.support.house import WORKER, House


def test_it_is_found_by_a_blind_index_of_its_line(house: House) -> None:
    house.text("the boss is bad")
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        indexes = house.peppers.addresses(contact.line_id, WORKER)
        rows = HeldRows(session)
        found = find_contact(rows, contact.line_id, *indexes)
        assert found is not None
        assert found.id == contact.id
        assert find_contact(rows, contact.line_id, *indexes) is found
        assert find_contact(rows, contact.line_id, b"0" * 32) is None


def test_who_stopped_first_is_remembered(house: House) -> None:
    house.text("the boss is bad")
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        stop_for(session, contact.id, STOPPED_BY_CARRIER)
        stop_for(session, contact.id, BLOCKED)
        assert contact.opted_out and contact.stopped_by == STOPPED_BY_CARRIER
        assert State.from_json(contact.dialogue).opted_out
