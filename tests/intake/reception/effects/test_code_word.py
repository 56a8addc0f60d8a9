from sqlalchemy import select

from config.platform.database import transaction
from intake.code_words.code_word import CodeWord
from intake.monitoring.alarms import DURESS, Alarm
from intake.reports.events import DuressReported
from tests.support.house import House


def test_a_word_is_chosen_and_the_second_one_tells_members(house: House) -> None:
    for text in ("the boss is bad", "WORD", "mango", "papaya"):
        house.text(text)
    outcome = house.text("papaya")
    assert [type(one) for one in outcome.events if isinstance(one, DuressReported)]
    with transaction(house.engine) as session:
        assert session.scalars(select(CodeWord)).one().duress_at is not None
        assert session.scalars(select(Alarm.kind)).all() == [DURESS]
    house.text("mango")
    with transaction(house.engine) as session:
        row = session.scalars(select(CodeWord)).one()
        assert row.duress_at is None and row.open_until is not None
