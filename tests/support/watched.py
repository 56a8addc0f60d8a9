"""A watched case: a report that was read, and members who have spoken to the employer."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from case_management.cases.actions.open_case import read_case
from case_management.cases.lists.first_words import unread_texts
from case_management.cases.models import Case
from case_management.cases.watch.check_ins import ask_due_check_ins, look_at_check_ins
from case_management.cases.watch.open_watch import record_employer_contact
from case_management.cases.watches import triggers_of
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.work import work_of

WEEK = timedelta(days=7)


def watched(house: House) -> str:
    """The id of the case; the employer knows since noon."""
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        texts = unread_texts(session, case)
        read_case(work_of(house, session), case, texts, {one.id for one in texts})
        record_employer_contact(work_of(house, session), case)
        return case.id


def asked(house: House, at: datetime = NOON + WEEK) -> int:
    """The clerk asks what is due, and all goes out; gives in how many cases."""
    with transaction(house.engine) as session:
        count = ask_due_check_ins(session, house.policy, at)
        session.flush()
        session.execute(
            update(Outbound).where(Outbound.phrase == "ASK_CHECK_IN").values(state="sent")
        )
    return count


def looked(house: House, at: datetime) -> int:
    """The clerk looks at answers; gives how many signs there were."""
    with transaction(house.engine) as session:
        return look_at_check_ins(session, house.policy, at)


def signs(session: Session, case_id: str) -> list[str]:
    """The kinds of what waits for a member."""
    session.flush()
    return [one.kind for one in triggers_of(session, case_id) if one.settled_at is None]
