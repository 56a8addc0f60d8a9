"""What became of the copies that carriers keep: counted by day and channel, the newest first."""

from datetime import date

import pytest
from sqlalchemy import select

from app.dashboard.frame.request import Dashboard
from app.dashboard.monitor.ledger.copies import Copies, copies_of
from config.platform.database import transaction
from intake.lines.line import TWILIO, Line
from intake.outbox.carrier_copies import INBOUND, TOO_OLD, Removal
from intake.outbox.copy_states import CopyState
from tests.support.house import House

TODAY, YESTERDAY = date(2026, 11, 22), date(2026, 11, 21)


def keep(house: House, *kept: tuple[date, CopyState, str | None]) -> None:
    with transaction(house.engine) as session:
        line = session.scalars(select(Line.id)).one()
        for day, state, code in kept:
            session.add(
                Removal(
                    channel=TWILIO,
                    line_id=line,
                    direction=INBOUND,
                    state=state,
                    error_code=code,
                    noted_on=day,
                )
            )


def counted(house: House, organisation: str | None = None) -> list[Copies]:
    with transaction(house.engine) as session:
        return copies_of(session, organisation or house.organisation_id, YESTERDAY)


@pytest.mark.usefixtures("in_english")
def test_each_state_is_counted_as_what_became_of_it(house: House) -> None:
    keep(
        house,
        (YESTERDAY, CopyState.DONE, None),
        (TODAY, CopyState.DUE, None),
        (TODAY, CopyState.DONE, None),
        (TODAY, CopyState.GONE, None),
        (TODAY, CopyState.KEPT, None),
        (TODAY, CopyState.LEFT, None),
        (TODAY, CopyState.REFUSED, TOO_OLD),
        (TODAY, CopyState.REFUSED, TOO_OLD),
        (TODAY, CopyState.REFUSED, None),
    )
    today, yesterday = counted(house)
    assert (today.day, today.channel) == ("Sun 22 Nov", "SMS")
    assert (today.waiting, today.deleted, today.left, today.refused) == (1, 2, 2, 3)
    assert sorted(today.why) == ["", TOO_OLD]
    assert (yesterday.day, yesterday.deleted, yesterday.why) == ("Sat 21 Nov", 1, [])


def test_older_days_and_other_organisations_are_left_out(
    house: House, in_english: Dashboard
) -> None:
    keep(house, (date(2026, 11, 20), CopyState.DONE, None))
    assert counted(house) == []
    keep(house, (TODAY, CopyState.DONE, None))
    assert len(counted(house)) == 1
    assert counted(house, "0" * 32) == []
