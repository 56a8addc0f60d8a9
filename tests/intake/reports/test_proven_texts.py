"""What is known of where texts come from, and what their workers agreed to."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from config.platform.database import reading, transaction
from intake.reports.proven_texts import ProvenTexts, Standing
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message
from tests.support.house import NOON, House
from vault.text_proofs import FILE

TALK = ("The fire exit is locked", "2", "4417", "18-20", "1", "and the window too")


def standings(house: House, session: Session) -> list[Standing]:
    """Of all texts of all workers."""
    found: list[Standing] = []
    for report in session.scalars(select(Report).order_by(Report.received_at, Report.id)):
        of_report = select(Message).where(Message.report_id == report.id)
        found += ProvenTexts(house.trust).proofs(session.scalars(of_report)).values()
    return found


def agreed(house: House, session: Session) -> list[tuple[str, str]]:
    """Of each report what the row says, and what is proven."""
    proven = ProvenTexts(house.trust)
    return [(one.consent, proven.consent(session, one)) for one in session.scalars(select(Report))]


def test_after_each_turn_what_stands_is_proven(house: House) -> None:
    for minutes, text in enumerate(TALK):
        house.text(text, now=NOON + timedelta(minutes=minutes))
        with reading(house.engine) as session:
            assert set(standings(house, session)) == {Standing.PROVEN}
            [(row, proven)] = agreed(house, session)
            assert row == proven
    assert row == "C2"


def test_what_a_report_of_before_says_counts_until_its_worker_writes(house: House) -> None:
    house.text(TALK[0])
    with transaction(house.engine) as session:
        session.execute(update(Message).where(Message.author == WORKER).values(proof=None))
        session.execute(update(Report).values(consent="C1", consent_mac=None))
    with reading(house.engine) as session:
        assert standings(house, session) == [Standing.BEFORE]
        assert agreed(house, session) == [("C1", "C1")]
    house.text("and the window too", now=NOON + timedelta(days=2))
    with reading(house.engine) as session:
        assert standings(house, session) == [Standing.BEFORE, Standing.PROVEN]
        assert agreed(house, session) == [("C1", "C1")]


def test_where_the_trust_folder_can_not_be_read_nothing_is_proven(house: House) -> None:
    for minutes, text in enumerate(TALK):
        house.text(text, now=NOON + timedelta(minutes=minutes))
    (house.folder / "trust" / FILE).write_text("{")
    with reading(house.engine) as session:
        assert set(standings(house, session)) == {Standing.UNPROVEN}
        assert agreed(house, session) == [("C2", "C0")]
