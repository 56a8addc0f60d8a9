"""Statements run on the driver, on both databases: values, errors and transactions as before."""

from datetime import timedelta

import pytest
from sqlalchemy import BigInteger, bindparam, cast, func, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError
from sqlalchemy.orm import Session

from config.platform.database import reading, transaction
from config.platform.leases import Lease
from config.rows.held_rows import insert_values
from config.rows.prepared import Prepared
from intake.contacts.contact import Contact
from intake.outbox.delivery_states import WAITING
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House

BY_NAME = Prepared(select(Lease.holder, Lease.until).where(Lease.name == bindparam("name")))
MOVE = Prepared(
    update(Lease).where(Lease.name == bindparam("row")).values(until=bindparam("until"))
)


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses


def put(session: Session, name: str = "clerk", holder: str = "one") -> None:
    insert_values(session, Lease, {"name": name, "holder": holder, "until": NOON})


def test_values_go_in_and_come_out_in_the_types_of_their_columns(house: House) -> None:
    with transaction(house.engine) as session:
        put(session)
        assert MOVE.run(session, {"row": "clerk", "until": NOON + timedelta(hours=1)}) == 1
        assert MOVE.run(session, {"row": "nobody", "until": NOON}) == 0
    with reading(house.engine) as session:
        assert BY_NAME.first(session, name="clerk") == ("one", NOON + timedelta(hours=1))
        assert BY_NAME.all(session, name="nobody") == []
        assert BY_NAME.first(session, name="nobody") is None
        assert BY_NAME.scalar(session, name="nobody") is None
        assert BY_NAME.scalar(session, name="clerk") == "one"


def test_a_row_is_read_as_the_mapper_reads_it(house: House) -> None:
    house.text("The fire exit is locked")
    columns = Contact.__table__.columns
    statement = Prepared(select(*columns))
    with reading(house.engine) as session:
        [row] = statement.all(session)
        contact = session.scalars(select(Contact)).one()
    assert row == tuple(getattr(contact, column.name) for column in columns)


def test_what_stands_in_the_statement_is_not_given(house: House) -> None:
    house.text("The fire exit is locked")
    waiting = Prepared(
        select(func.count()).where(
            Outbound.state.in_(WAITING), Outbound.not_before <= bindparam("now")
        )
    )
    with reading(house.engine) as session:
        assert waiting.scalar(session, now=NOON) == 3


def test_what_is_not_given_is_missed(house: House) -> None:
    with reading(house.engine) as session, pytest.raises(KeyError, match="name"):
        BY_NAME.first(session)


def test_an_error_is_that_of_sqlalchemy_and_nothing_is_kept(house: House) -> None:
    with pytest.raises(IntegrityError), transaction(house.engine) as session:
        put(session)
        put(session)
    with pytest.raises(DBAPIError), reading(house.engine) as session:
        Prepared(select(func.length(bindparam("x"), bindparam("y")))).first(session, x=1, y=2)
    with transaction(house.engine) as session:
        assert BY_NAME.first(session, name="clerk") is None
        put(session)


def test_an_error_at_a_later_row_is_that_of_sqlalchemy_too(house: House) -> None:
    sizes = Prepared(select(func.abs(cast(Lease.holder, BigInteger))).order_by(Lease.name))
    with pytest.raises(DBAPIError), transaction(house.engine) as session:
        put(session, "a", "1")
        put(session, "b", str(-(2**63)))  # The absolute of it is no 64-bit integer.
        sizes.all(session)


def test_after_a_flush_that_failed_nothing_more_is_written(house: House) -> None:
    with pytest.raises(InvalidRequestError), transaction(house.engine) as session:
        put(session)
        session.add(Lease(name="clerk", holder="two", until=NOON))
        with pytest.raises(IntegrityError):
            session.flush()
        put(session, "sweep")
    with reading(house.engine) as session:
        assert BY_NAME.first(session, name="sweep") is None


def test_what_the_session_has_not_written_is_written_before(house: House) -> None:
    with transaction(house.engine) as session:
        session.add(Lease(name="sweep", holder="two", until=NOON))
        assert BY_NAME.scalar(session, name="sweep") == "two"
        with session.no_autoflush:
            session.add(Lease(name="desk", holder="two", until=NOON))
            assert BY_NAME.scalar(session, name="desk") is None


def test_a_session_goes_on_with_its_next_transaction(house: House) -> None:
    with Session(house.engine) as session:
        put(session)
        session.commit()
        put(session, "sweep")
        session.rollback()
        assert BY_NAME.scalar(session, name="clerk") == "one"
        assert BY_NAME.scalar(session, name="sweep") is None
