"""A case with a finding, or closed, of workers who have heard of it."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.actions.change_state import move
from case_management.cases.actions.open_case import read_case
from case_management.cases.actions.record_finding import record_finding
from case_management.cases.actions.reply import reply
from case_management.cases.lists.first_words import unread_texts
from case_management.cases.models import Case, Finding
from case_management.cases.queries import reports_in
from case_management.supply_chain.models import Factory
from case_management.work import Work
from config.platform.database import new_id, transaction
from intake.contacts.contact import Contact
from intake.replies.reply import MemberReply
from tests.support.house import NOON, WORKER, House
from tests.support.polls import PLANNER, send
from vault.grants import Grant

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def work_as(house: House, session: Session, member_id: str = "", now: datetime = NOON) -> Work:
    """The house's member, or a colleague, in every role that works on cases."""
    roles = frozenset({"triager", "investigator", "coordinator"})
    actor = Actor(member_id or house.member_id, house.organisation_id, roles)
    return Work(session, actor, house.policy, now)


def found(house: House, result: str = "inconclusive", now: datetime = NOON) -> str:
    """One case of one worker, of which PLANNER recorded a finding; all has gone out. Its id."""
    house.text("no salary for two months", sender=WORKER, now=now - HOUR)
    with transaction(house.engine) as session:
        session.scalars(select(Contact)).one().reply_policy = "any"
        case = session.scalars(select(Case)).one()
        texts = unread_texts(session, case)
        work = work_as(house, session, PLANNER, now)
        read_case(work, case, texts, {one.id for one in texts})
        case.state, case.category, case.level = "investigating", "WAGES", "L3"
        case.factory_id = session.scalars(select(Factory.id)).first()
        _record(work, case, result)
        identifier = case.id
    send(house)
    return identifier


def find_again(house: House, case_id: str, result: str = "inconclusive") -> None:
    """PLANNER records another finding, a day later."""
    with transaction(house.engine) as session:
        _record(
            work_as(house, session, PLANNER, NOON + DAY), session.get_one(Case, case_id), result
        )


def _record(work: Work, case: Case, result: str) -> None:
    finding = Finding(
        id=new_id(),
        case_id=case.id,
        member_id=PLANNER,
        result=result,
        grade="E3",
        body_sealed=b"\2",
        recorded_at=work.now,
    )
    grant = Grant(
        record_id=finding.id,
        organisation_id=case.organisation_id,
        epoch=1,
        key_sealed=b"grant",
    )
    record_finding(work, case, finding, grant)


def closed(house: House, now: datetime = NOON) -> str:
    """The same, closed without a remedy by the house's member; the worker was asked."""
    # Of two questions the one that was asked last is the one that a digit answers.
    case_id = found(house, now=now - HOUR)
    with transaction(house.engine) as session:
        move(
            work_as(house, session, now=now), session.get_one(Case, case_id), "close_without_remedy"
        )
    send(house)
    return case_id


def answer_worker(house: House, case_id: str, now: datetime) -> None:
    """The house's member writes to the worker of the case."""
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        written = MemberReply(new_id(), b"sealed", b"grant", 1, b"sealed to the courier")
        reply(work_as(house, session, now=now), case, reports_in(session, case_id)[-1], written)
