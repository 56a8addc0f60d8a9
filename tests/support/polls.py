"""A case whose remedy is verified, and workers who are asked about it and answer."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.actions.change_state import move
from case_management.cases.models import Case, CaseReport, Finding
from case_management.work import Work
from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, WORKER, House
from tests.support.remedies import complete_plan

PLANNER = "b" * 32
"""A colleague of the house's member."""
HOUR = timedelta(hours=1)


def works(house: House, session: Session, member_id: str = "", now: datetime = NOON) -> Work:
    """The house's member, or another one, at work on cases in every role that works on them."""
    roles = frozenset({"triager", "investigator", "coordinator"})
    actor = Actor(member_id or house.member_id, house.organisation_id, roles)
    return Work(session, actor, house.policy, now)


def case_to_verify(house: House, *workers: str, now: datetime = NOON) -> str:
    """One case of these workers, by default of the one, whose remedy PLANNER planned; its id."""
    for sender in workers or (WORKER,):
        house.text("no salary for two months", sender=sender, now=now - HOUR)
    with transaction(house.engine) as session:
        first, *others = session.scalars(select(Case).order_by(Case.opened_at, Case.id)).all()
        session.execute(update(CaseReport).values(case_id=first.id, opened_case_id=first.id))
        for one in others:
            session.delete(one)
        # As at the end of all questions of the dialogue: every worker may be written to at once.
        for contact in session.scalars(select(Contact)):
            contact.reply_policy = "any"
        first.state = "finding"
        session.add(
            Finding(
                case_id=first.id,
                member_id=PLANNER,
                result="partly",
                grade="E3",
                body_sealed=b"\2",
                recorded_at=now,
            )
        )
        session.flush()
        move(works(house, session, PLANNER, now), first, "plan_remedy")
        complete_plan(works(house, session, PLANNER, now), first)
        move(works(house, session, now=now), first, "start_verification")
        return first.id


def ask(house: House, now: datetime = NOON) -> None:
    """The house's member asks the workers of the only case, and the courier has sent it."""
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        move(works(house, session, now=now), case, "ask_workers")
    send(house)


def send(house: House) -> None:
    """What waits for workers has left."""
    with transaction(house.engine) as session:
        session.execute(
            update(Outbound)
            .where(Outbound.kind == "text", Outbound.state.in_(("queued", "held")))
            .values(state="sent")
        )
