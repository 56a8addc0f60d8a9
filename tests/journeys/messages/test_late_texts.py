"""Texts that come late, in another order, or years after: kept, shown as they were written."""

import re
from datetime import datetime, timedelta

from sqlalchemy import select

from case_management.cases.models import Case
from config.platform.database import transaction
from intake.reports.thread import WORKER, Message
from tests.support.desk import desk_of
from tests.support.house import NOON, House

NIGHT = NOON - timedelta(hours=10)
LAST_YEAR = NOON - timedelta(days=360)


def written(house: House) -> list[datetime | None]:
    with transaction(house.engine) as session:
        texts = select(Message.written_at).where(Message.author == WORKER)
        return list(session.scalars(texts.order_by(Message.number)))


def test_a_night_that_is_handed_over_in_reverse_order_is_shown_in_its_own(
    both_houses: House,
) -> None:
    texts = ["The lights are out", "Water comes in", "এখন আমরা বের হতে পারছি না"]
    for place in (2, 1, 0):
        both_houses.text(
            texts[place],
            written_at=NIGHT + timedelta(minutes=20 * place),
            now=NOON + timedelta(seconds=20 * (3 - place)),
        )
    assert written(both_houses) == [NIGHT + timedelta(minutes=one) for one in (40, 20, 0)]
    with transaction(both_houses.engine) as session:
        case = session.scalars(select(Case.id)).one()
        order = select(Message.id).where(Message.author == WORKER)
        ids = list(session.scalars(order.order_by(Message.written_at)))
    page = desk_of(both_houses).page(f"/cases/{case}")
    places = [page.index(f'id="message-{one}"') for one in ids]
    assert places == sorted(places)
    assert len(re.findall(r"written \d", page)) == len(re.findall(r"came \d", page)) == 3


def test_a_text_of_this_minute_has_one_time(house: House) -> None:
    house.text("Wages are late", written_at=NOON - timedelta(seconds=30))
    assert written(house) == [None]


def test_an_edit_that_overtakes_its_text_stays_the_newest(house: House) -> None:
    house.text("the door is locked, block B", message_key="77", edited=True)
    answers = house.said()
    house.text("the door is locked, block A", message_key="77", provider_id="later")
    assert house.said() == answers
    assert sorted(house.texts()) == ["the door is locked, block A", "the door is locked, block B"]
    with transaction(house.engine) as session:
        case = session.scalars(select(Case.id)).one()
        newest, original = session.scalars(
            select(Message).where(Message.author == WORKER).order_by(Message.number)
        )
        assert newest.replaces_id == original.id
    page = desk_of(house).page(f"/cases/{case}")
    assert page.count('<li class="bubble worker"') == 1
    assert "Earlier version" in page
