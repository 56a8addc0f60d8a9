"""What is searched: the sealed texts that there are, of the organisation's own cases."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from case_management.cases.lists import searched
from case_management.cases.lists.searched import (
    JoinedCase,
    SearchedText,
    count_cases,
    joined_cases,
    sealed_texts,
    searched_texts,
)
from case_management.cases.models import Case
from case_management.cases.notes import CaseNote
from config.platform.database import new_id, transaction
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.support.house import NOON, House
from tests.support.work import STRANGER, member_of
from vault.grants import Grant

TEXTS = ("no salary for two months", "and nobody answers us", "we asked again", "and again")


@pytest.fixture
def house(both_houses: House) -> House:
    for minute, text in enumerate(TEXTS):
        both_houses.text(text, now=NOON + timedelta(hours=minute))
    return both_houses


def words(house: House) -> list[str]:
    """Of every case, opened, oldest first."""
    with transaction(house.engine) as session:
        cases = list(session.scalars(select(Case.id)))
        found = searched_texts(session, house.organisation_id, cases)
        assert {one.case_id for one in found} <= set(cases)
        return [house.opened(session, session.get_one(Message, one.id)) for one in found]


def test_the_lines_own_texts_are_none(house: House) -> None:
    assert words(house) == list(TEXTS)
    with transaction(house.engine) as session:
        assert count_cases(session, member_of(house)) == 1
        assert count_cases(session, STRANGER) == 0


def test_what_is_gone_or_was_given_to_others_alone_is_none(house: House) -> None:
    with transaction(house.engine) as session:
        first, second, *_ = session.scalars(
            select(Message).where(Message.author == "worker").order_by(Message.at)
        )
        first.body_sealed = None
        session.execute(delete(Grant).where(Grant.record_id == second.id))
    assert words(house) == list(TEXTS[2:])


def test_of_a_flood_as_much_is_searched_as_a_page_shows(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searched, "FIRST", 1)
    monkeypatch.setattr(searched, "LAST", 1)
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        last = select(Message.number).where(Message.author == "worker").order_by(Message.number)
        report.message_count = max(session.scalars(last))
    assert words(house) == [TEXTS[0], TEXTS[-1]]


def test_joined_cases_lead_to_where_their_reports_and_notes_are(house: House) -> None:
    for sender in ("+15005550033", "+15005550034"):
        house.text("the stairs are locked", sender=sender, now=NOON + timedelta(days=1))
    with transaction(house.engine) as session:
        last, middle, first = session.scalars(select(Case).order_by(Case.opened_at, Case.id))
        first.joined_to_id, middle.joined_to_id = middle.id, last.id
        session.flush()
        assert joined_cases(session, [last.id]) == [
            JoinedCase(middle.id, middle.reference, last.id),
            JoinedCase(first.id, first.reference, last.id),
        ]
        assert joined_cases(session, []) == []
        note = CaseNote(
            id=new_id(), case_id=first.id, member_id=new_id(), body_sealed=b"", written_at=NOON
        )
        session.add(note)
        session.add(
            Grant(
                record_id=note.id,
                organisation_id=house.organisation_id,
                epoch=1,
                key_sealed=b"",
            )
        )
        session.flush()
        found = searched_texts(session, house.organisation_id, [last.id])
        assert SearchedText(last.id, note.id, "note") in found


def test_sealed_texts_are_given_of_own_cases_alone(house: House) -> None:
    with transaction(house.engine) as session:
        ids = list(session.scalars(select(Message.id)))
        own = sealed_texts(session, member_of(house), ids)
        assert len(own) == len(TEXTS)
        assert {one.kind for one in own} == {"message"}
        assert sealed_texts(session, STRANGER, ids) == []
        assert sealed_texts(session, member_of(house), [new_id()]) == []
