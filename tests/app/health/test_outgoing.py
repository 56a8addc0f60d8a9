"""What waits, what failed and what is the line's own fault, by line."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.health.line_state import LineOutgoing
from app.health.outgoing import ASK, outgoing
from bots.errors import Meaning
from config.platform.database import transaction
from intake.lines.line import Line
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import Outbound, post_mail
from tests.support.house import NOON, House

MINUTE = timedelta(minutes=1)
NO_MONEY = Meaning(False, "no money is left", "Top it up.")
OTHER = Meaning(False, "the carrier did not take it")


def meant(line: str | None, code: str | None) -> Meaning:
    return NO_MONEY if code == "money" else OTHER


def of_line(house: House, *rows: dict[str, Any]) -> LineOutgoing:
    """What is told of the line whose outbox holds these rows."""
    with transaction(house.engine) as session:
        line = session.scalars(select(Line.id)).one()
        for number, columns in enumerate(rows):
            usual: dict[str, Any] = {
                "kind": "phrase",
                "line_id": line,
                "contact_id": f"{number:032d}",
                "not_before": NOON,
                "created_at": NOON - MINUTE,
                "effect_key": f"effect/{number}",
            }
            session.add(Outbound(**usual | columns))
        session.flush()
        return outgoing(session, meant, NOON).get(line, LineOutgoing())


def failed(code: str = "other", at: timedelta = MINUTE, **columns: Any) -> dict[str, Any]:
    settled = {"state": DeliveryState.FAILED, "error_code": code, "settled_at": NOON - at}
    return settled | columns


WENT = {"state": DeliveryState.DELIVERED, "settled_at": NOON}


def test_a_line_with_nothing_to_tell(house: House) -> None:
    assert of_line(house) == LineOutgoing()


def test_what_is_due_is_late_and_what_is_held_is_not(house: House) -> None:
    held = {"state": DeliveryState.HELD, "not_before": NOON + MINUTE}
    late = {"not_before": NOON - 5 * MINUTE}
    retried = {"not_before": NOON + MINUTE, "error_code": "x", "created_at": NOON - 9 * MINUTE}
    out = of_line(house, held, late)
    assert (out.waiting, out.held, out.late_since) == (2, 1, NOON - 5 * MINUTE)
    with transaction(house.engine) as session:
        session.query(Outbound).delete()
    out = of_line(house, held, retried)
    assert (out.waiting, out.held, out.late_since) == (2, 1, NOON - 9 * MINUTE)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([failed("money")], ("no money is left", "Top it up.", 1)),
        ([failed()] * 2, None),
        ([failed()] * 3, ("the carrier did not take it", ASK, 3)),
        ([failed(contact_id="1" * 32)] * 3, None),
        ([failed("money"), WENT], None),
        ([failed("money", timedelta(days=2))], None),
    ],
)
def test_the_lines_own_fault(
    house: House, rows: list[dict[str, Any]], fault: tuple[str, str, int] | None
) -> None:
    found = of_line(house, *rows).fault
    assert (found and (found.sentence, found.mend, found.count)) == fault


def test_failures_of_today_that_mean_the_same_are_one(house: House) -> None:
    out = of_line(house, failed("a"), failed("b"), failed("money"), failed("c", timedelta(days=1)))
    assert [(one.sentence, one.count) for one in out.failed] == [
        ("the carrier did not take it", 2),
        ("no money is left", 1),
    ]


def test_what_nobody_knows_and_what_may_have_gone_twice(house: House) -> None:
    twice = {**WENT, "maybe_twice": True}
    out = of_line(house, {"state": DeliveryState.UNCERTAIN}, twice)
    assert (out.uncertain, out.maybe_twice, out.sent_at) == (1, 1, NOON)


def test_mail_is_of_no_line(house: House) -> None:
    with transaction(house.engine) as session:
        post_mail(session, "danger", house.member_id, None, "a-mail", NOON)
        assert outgoing(session, meant, NOON)[None].waiting == 1
