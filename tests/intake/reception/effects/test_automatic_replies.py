from sqlalchemy import select

from config.platform.database import transaction
from intake.outbox.outbox import FIRST, NEXT
from intake.reports.thread import LINE, Message
from tests.support.house import NOON, House


def test_an_answer_is_a_row_for_now_and_stands_in_the_thread(house: House) -> None:
    receipt, *others = house.text("the boss is bad").answers
    assert receipt.priority == FIRST and receipt.payload_sealed
    assert {row.priority for row in others} <= {NEXT}
    assert all(row.not_before == NOON for row in (receipt, *others))
    with transaction(house.engine) as session:
        stands = session.scalars(select(Message.phrase).where(Message.author == LINE))
        assert set(stands) == {row.phrase for row in (receipt, *others)}
