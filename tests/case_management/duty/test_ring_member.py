"""An alarm goes by mail and by each way, once, with nothing of a case in it."""

from sqlalchemy import select

from case_management.cases.actions.danger_alarm import ring_due
from case_management.duty.change_rota import add_turn
from case_management.duty.models import AlarmWay
from case_management.duty.ring_member import ring_member
from config.platform.database import new_id, transaction
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.work import work_of

SECOND = new_id()


def rows(house: House, template: str) -> list[tuple[str | None, str | None]]:
    with transaction(house.engine) as session:
        found = session.scalars(select(Outbound).where(Outbound.template == template)).all()
        assert all(one.payload_sealed is None and one.contact_id is None for one in found)
        return sorted((one.recipient_id or "", one.form or "") for one in found)  # type: ignore[type-var]


def with_ways(house: House, *ways: str) -> None:
    with transaction(house.engine) as session:
        for way in ways:
            session.add(
                AlarmWay(member_id=house.member_id, way=way, address_sealed=b"1", set_at=NOON)
            )


def test_by_each_way_once(both_houses: House) -> None:
    house = both_houses
    with_ways(house, "text", "service")
    for _ in range(2):
        with transaction(house.engine) as session:
            ring_member(session, MailTemplate.TEST, house.member_id, None, "test/1", NOON)
    mine = house.member_id
    assert rows(house, "test") == [(mine, ""), (mine, "service"), (mine, "text")]


def test_danger_rings_whose_turn_it_is_and_goes_on_to_the_next(house: House) -> None:
    with_ways(house, "text")
    with transaction(house.engine) as session:
        add_turn(work_of(house, session), house.organisation_id, house.member_id, [6], (0, 24))
        add_turn(work_of(house, session), house.organisation_id, SECOND, [0], (0, 24))
    house.text("The fire door is locked and there is smoke")
    mine = house.member_id
    assert rows(house, "danger") == [(mine, ""), (mine, "text")]
    with transaction(house.engine) as session:
        ring_due(session, house.policy, NOON.replace(minute=30))
    # Again, and to the next of the rota.
    expected = [(mine, ""), (mine, "text")] * 2 + [(SECOND, "")]
    assert rows(house, "danger") == sorted(expected)
