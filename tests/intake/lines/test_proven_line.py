"""Whose a line is, its row does not say: what the operator confirmed on this host counts."""

import pytest
from sqlalchemy import delete, select, update

from config.platform.database import reading, transaction
from intake.lines.line import TWILIO, Line
from intake.lines.proven_line import bent_lines, lines_of_host, owner_of, proven_line
from intake.monitoring.alarms import LINE_MOVED, Alarm
from intake.reports.report import Report
from intake.reports.transferred_threads import origin_of
from tests.support.house import NUMBER, House
from tests.support.two_organisations import HELP, add_other
from vault.roster import RosterRefused


def bend(house: House, **changed: object) -> None:
    """As if written by somebody who can write to the database, once the line is confirmed."""
    with transaction(house.engine) as session:
        lines_of_host(session, house.trust)
        session.execute(update(Line).values(**changed))


def sentences(house: House) -> list[str]:
    with reading(house.engine) as session:
        return list(bent_lines(session, lines_of_host(session, house.trust)))


def test_a_line_written_over_to_another_organisation_stays_whose_it_is(house: House) -> None:
    other = add_other(house)
    bend(house, organisation_id=other.id)
    house.text(HELP)
    assert house.texts() == [HELP]
    with reading(house.engine) as session:
        assert session.scalars(select(Report.organisation_id)).all() == [house.organisation_id]
        assert session.scalars(select(Alarm.kind)).all() == [LINE_MOVED]
    assert len(sentences(house)) == 1


def test_numbers_that_were_swapped_stay_whose_they_are(house: House) -> None:
    other = add_other(house)
    bend(house, address="+15005550001")
    with transaction(house.engine) as session:
        session.add(
            Line(
                organisation_id=other.id,
                channel=TWILIO,
                address=NUMBER,
                languages="en",
                time_zone="UTC",
            )
        )
    house.text(HELP)
    assert house.texts() == [HELP]
    assert len(sentences(house)) == 2


def test_a_line_that_nobody_confirmed_is_not_believed(house: House) -> None:
    with transaction(house.engine) as session:
        lines_of_host(session, house.trust)
        session.add(
            Line(
                organisation_id=house.organisation_id,
                channel=TWILIO,
                address="+15005550009",
                languages="en",
                time_zone="UTC",
            )
        )
    with reading(house.engine) as session:
        assert proven_line(session, house.trust, TWILIO, "+15005550010") is None
        with pytest.raises(RosterRefused):
            proven_line(session, house.trust, TWILIO, "+15005550009")
        with pytest.raises(RosterRefused):
            owner_of(session, house.trust, "f" * 32)


def test_a_line_whose_row_is_gone_waits(house: House) -> None:
    with transaction(house.engine) as session:
        lines_of_host(session, house.trust)
        session.execute(delete(Line))
    with pytest.raises(RosterRefused):
        house.text(HELP)


def test_a_thread_that_was_led_to_another_line_is_not_proven(house: House) -> None:
    other = add_other(house)
    with transaction(house.engine) as session:
        session.add(
            Line(
                id="d" * 32,
                organisation_id=other.id,
                channel=TWILIO,
                address="+15005550009",
                languages="en",
                time_zone="UTC",
            )
        )
    house.text(HELP)
    receiver = house.peppers.receiver
    with reading(house.engine) as session:
        report = session.scalars(select(Report)).one()
        assert origin_of(session, house.trust, receiver, report) == house.organisation_id
    with transaction(house.engine) as session:
        session.execute(update(Report).values(line_id="d" * 32, organisation_id=other.id))
    with reading(house.engine) as session:
        report = session.scalars(select(Report)).one()
        assert origin_of(session, house.trust, receiver, report) is None
    house.text("and no food")
    assert house.texts() == [HELP, "and no food"]
