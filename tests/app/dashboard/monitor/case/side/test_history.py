"""What the log says of a case, as sentences: newest first, with what each was done to."""

from typing import Any

from sqlalchemy import select

from app.dashboard.monitor.case.side.history import history_of
from app.dashboard.wording.times import own_zone
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction, step_of_case
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand
from tests.support.house import NOON, House


def note(at_hand: CaseAtHand, action: AuditAction, about: str | None = None, **detail: Any) -> None:
    house = at_hand.desk.house
    with transaction(house.engine) as session:
        record(
            session,
            house.organisation_id,
            house.member_id,
            action,
            about or at_hand.id,
            NOON,
            detail,
        )


def told(at_hand: CaseAtHand) -> list[str]:
    """The deeds, as the page joins them."""
    case = at_hand.become()
    with at_hand.desk.asking():
        deeds = history_of(case, own_zone())
    return [f"{one.who} {one.what} {one.more}".strip() for one in deeds]


def test_each_deed_says_what_it_was_done_to(at_hand: CaseAtHand, house: House) -> None:
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory.id)).one()
    before = len(told(at_hand))
    note(at_hand, AuditAction.SET_CATEGORY, to="WAGES")
    note(at_hand, AuditAction.SET_FACTORY, to=factory)
    note(at_hand, AuditAction.SET_FACTORY, to="0" * 32)
    note(at_hand, AuditAction.SET_REPRISAL_RISK, to="high")
    note(at_hand, AuditAction.SET_LEVEL, to="L2")
    note(at_hand, AuditAction.REQUEST_LEVEL, to="L3")
    note(at_hand, AuditAction.ASSIGN, to=house.member_id)
    note(at_hand, AuditAction.RECORD_FINDING, result="partly", grade="E2")
    note(at_hand, AuditAction.REPLY, urgent=1)
    note(at_hand, AuditAction.REPLY, urgent=0)
    note(at_hand, step_of_case("screen"))
    assert list(reversed(told(at_hand)))[before:] == [
        "Asha named the kind Wages",
        "Asha named the factory Meghna Shirts Ltd",
        "Asha named the factory",
        "Asha assessed the risk of reprisal High",
        "Asha changed the level Very serious",
        "Asha asks to lower the level Serious",
        "Asha gave the case to Asha",
        "Asha recorded a finding Partly substantiated, evidence E2",
        "Asha wrote to the worker outside the worker's hours",
        "Asha wrote to the worker",
        "Asha “Mark as screened”",
    ]


def test_what_is_about_another_case_or_about_none_is_not_told(at_hand: CaseAtHand) -> None:
    before = told(at_hand)
    note(at_hand, AuditAction.OPEN_CASE, about="0" * 32)
    note(at_hand, AuditAction.SIGN_IN)
    assert told(at_hand) == before
