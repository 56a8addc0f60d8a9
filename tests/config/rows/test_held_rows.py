"""Rows of one message: each is held once, and only what has changed is written."""

import pytest
from sqlalchemy import bindparam, event, select
from sqlalchemy.orm import Mapper, Session

import app.tables
from config.platform.database import Base, reading, transaction
from config.rows.held_rows import (
    HeldRows,
    ReadRow,
    columns_of,
    insert_values,
    with_defaults,
)
from intake.contacts.contact import Contact
from intake.outbox.outbox import Outbound
from intake.reports.report import Report
from tests.support.house import NOON, House

ALL = ReadRow(Report, select(*columns_of(Report)))
BY_LINE = ReadRow(Contact, select(*columns_of(Contact)).where(Contact.line_id == bindparam("line")))


@pytest.fixture
def house(both_houses: House) -> House:
    both_houses.text("The fire exit is locked")
    return both_houses


def test_a_row_is_there_once_however_it_is_read(house: House) -> None:
    with transaction(house.engine) as session:
        rows = HeldRows(session)
        report = rows.read(ALL)
        assert report is not None
        report.danger_answered = True
        assert rows.read(ALL) is report
        assert rows.by_id(Report, report.id) is report
        assert rows.by_id(Report, "nothing") is None
        assert rows.read(BY_LINE, line="none") is None


def test_what_was_changed_is_written_and_nothing_else(house: House) -> None:
    with transaction(house.engine) as session:
        rows = HeldRows(session)
        report = rows.read(ALL)
        contact = rows.read(BY_LINE, line=report.line_id if report else "")
        assert report
        assert contact
        report.language, report.consent = "es", report.consent
        written: list[str] = []
        event.listen(house.engine, "before_cursor_execute", lambda *given: written.append(given[2]))
        rows.write()
        rows.write()
    [statement] = written
    assert statement.startswith("UPDATE reports SET language=")
    assert "consent" not in statement
    with reading(house.engine) as session:
        assert session.scalars(select(Report.language)).one() == "es"


def test_a_new_row_is_written_as_it_is_in_the_end(house: House) -> None:
    with transaction(house.engine) as session:
        rows = HeldRows(session)
        known = rows.read(ALL)
        assert known
        given = {"line_id": known.line_id, "organisation_id": known.organisation_id}
        report = Report(id="r", language="en", received_at=NOON, message_count=0, **given)
        rows.add(report)
        assert rows.by_id(Report, "r") is report
        report.message_count = 3
        rows.write()
        report.message_count = 4
        rows.write()
    with reading(house.engine) as session:
        kept = session.get_one(Report, "r")
        assert (kept.message_count, kept.stage, kept.danger) == (4, "received", False)


def test_no_session_writes_a_row_that_is_held(house: House) -> None:
    with transaction(house.engine) as session:
        report = HeldRows(session).read(ALL)
        assert report is not None
        assert report not in session
        report.language = "es"
    with reading(house.engine) as session:
        assert session.scalars(select(Report.language)).one() == "en"


def test_a_row_that_is_inserted_has_the_defaults_that_the_mapper_gives(house: House) -> None:
    def row(session: Session, name: str) -> tuple[object, ...]:
        found = session.scalars(select(Outbound).where(Outbound.effect_key == name)).one()
        return tuple(
            getattr(found, column.name)
            for column in Outbound.__table__.columns
            if column.name not in {"id", "effect_key"}
        )

    given = {"kind": "text", "not_before": NOON, "created_at": NOON}
    with transaction(house.engine) as session:
        insert_values(session, Outbound, given | {"effect_key": "past"})
        session.add(Outbound(**given, effect_key="mapper"))
    with reading(house.engine) as session:
        assert row(session, "past") == row(session, "mapper")


def test_each_new_row_has_an_id_of_its_own() -> None:
    first, second = (with_defaults(Outbound, {})["id"] for _ in range(2))
    assert first != second


# A set: without an order two processes would collect different tests.
MAPPERS = sorted(Base.registry.mappers, key=lambda one: one.class_.__name__)


@pytest.mark.parametrize("mapper", MAPPERS, ids=lambda one: one.class_.__name__)
def test_a_class_and_its_table_name_a_column_alike(mapper: Mapper[Base]) -> None:
    """Rows are filled and written by these names, without asking the mapper."""
    assert app.tables.METADATA is Base.metadata
    names = {attribute.key: attribute.columns[0].name for attribute in mapper.column_attrs}
    assert all(key == name for key, name in names.items())
