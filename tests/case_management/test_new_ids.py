"""A browser names only ids that nothing bears: no record and no key is overwritten."""

from collections.abc import Callable

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

import app.tables
from app.accounts.invitations.invite import Invited, invite
from case_management.cases.actions.record_finding import record_finding
from case_management.cases.actions.reply import reply
from case_management.cases.models import Finding
from case_management.new_ids import require_new_id
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from intake.outbox.outbox import Outbound
from intake.replies.reply import MemberReply
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message
from tests.support.house import NOON, House
from tests.support.work import member_work_of, only_case, work_of
from vault.grants import Grant


def find(session: Session, house: House, identifier: str) -> None:
    case = only_case(session)
    case.state, case.category = "investigating", "WAGES"
    case.factory_id = session.scalars(select(Factory.id)).one()
    finding = Finding(
        id=identifier,
        case_id=case.id,
        member_id=house.member_id,
        result="inconclusive",
        grade="E2",
        body_sealed=b"sealed",
        recorded_at=NOON,
    )
    grant = Grant(
        record_id=identifier,
        organisation_id=house.organisation_id,
        epoch=1,
        key_sealed=b"of the finding",
    )
    record_finding(work_of(house, session, "investigator"), case, finding, grant)


def write(session: Session, house: House, identifier: str) -> None:
    text = MemberReply(identifier, b"sealed", b"of the reply", 1, b"sealed to the courier")
    report = session.scalars(select(Report)).one()
    reply(work_of(house, session), only_case(session), report, text)


def ask_in(session: Session, house: House, identifier: str) -> None:
    invited = Invited(identifier, "dev@line.example", "Dev", ("triager",), "en", b"s", bytes(32))
    invite(member_work_of(house, session), invited)


def of_message(session: Session) -> str:
    return session.scalars(select(Message.id).where(Message.author == WORKER)).one()


def of_answer(session: Session) -> str:
    return session.scalars(select(Outbound.id)).first() or ""


def of_case(session: Session) -> str:
    return only_case(session).id


def of_key_alone(session: Session) -> str:
    """An erased record's, or another organisation's."""
    grant = Grant(record_id=new_id(), organisation_id=new_id(), epoch=1, key_sealed=b"of another")
    session.add(grant)
    session.flush()
    return grant.record_id


@pytest.mark.parametrize("bearer", [of_message, of_answer, of_case, of_key_alone])
@pytest.mark.parametrize("store", [find, write, ask_in])
def test_no_kind_of_record_takes_the_id_of_another(
    house: House,
    store: Callable[[Session, House, str], None],
    bearer: Callable[[Session], str],
) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        taken = bearer(session)
        before = {(one.record_id, one.key_sealed) for one in session.scalars(select(Grant))}
        with pytest.raises(Refusal) as refused:
            store(session, house, taken)
        assert refused.value.code == "id_taken"
        session.flush()
        assert {(one.record_id, one.key_sealed) for one in session.scalars(select(Grant))} == before


@pytest.mark.parametrize("store", [find, write, ask_in])
def test_a_new_id_is_taken_once(house: House, store: Callable[[Session, House, str], None]) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        identifier = new_id()
        store(session, house, identifier)
        session.flush()
        with pytest.raises(Refusal, match="id_taken"):
            require_new_id(session, identifier)


def test_every_table_of_records_is_looked_through(house: House) -> None:
    """Where nothing bears the id, as many tables were asked as have one."""
    asked: list[str] = []

    @event.listens_for(house.engine, "before_cursor_execute")
    def _note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    with transaction(house.engine) as session:
        require_new_id(session, new_id())
    for name, table in app.tables.METADATA.tables.items():
        if "id" in table.primary_key.columns:
            assert f"FROM {name} " in " ".join(asked).replace("\n", " "), name
