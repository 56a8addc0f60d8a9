"""A message comes by any receiver, any number of times, in any interleaving, and is stored once."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Connection, create_engine, event, func, select

from bots.carrier_requests import RawRequest, ReceiveOutcome
from bots.receiving.from_quarantine import QuarantineCollector
from bots.receiving.from_spool import SpoolCollector
from config.platform.database import reading, transaction
from intake.inbox.quarantine import QuarantineState, decide
from intake.inbox.seen import Quarantined, Taken
from intake.lines.line import TELEGRAM, Line
from intake.monitoring.day_counts import LedgerDay
from tests.support.channels import bent, open_receiver, sms, spool_of, telegram, update
from tests.support.house import NOON, House, make_house

WORKERS = ("+12025550143", "+12025550144")
MESSAGES = range(5)


class Killed(BaseException):
    """What kill -9 looks like from within a transaction."""


def die(_connection: Connection) -> None:
    raise Killed


class Deliveries(RuleBasedStateMachine):
    """`acknowledged` are the messages of which a carrier was told that we have them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="firedoor-once-"))
        self.house: House = make_house(self.folder)
        with transaction(self.house.engine) as session:
            session.add(
                Line(
                    organisation_id=self.house.organisation_id,
                    channel=TELEGRAM,
                    address="bot",
                    languages="en,bn,es",
                    time_zone="Asia/Dhaka",
                )
            )
        self.receiver = open_receiver(self.house)
        nowhere = create_engine(f"sqlite:///{self.folder}/nowhere/firedoor.db")
        self.without_database = open_receiver(self.house, nowhere)
        self.acknowledged: set[int] = set()

    @initialize()
    def carriers_have_messages(self) -> None:
        self.requests: list[RawRequest] = [
            telegram(update(self.text(number), chat_id=9001))
            if number == 4
            else sms(self.text(number), WORKERS[number % 2])
            for number in MESSAGES
        ]

    def text(self, number: int) -> str:
        return f"The fire exit of floor {number} is locked"

    @rule(number=st.sampled_from(MESSAGES))
    def it_is_delivered(self, number: int) -> None:
        answer = self.receiver.receive_webhook(self.requests[number])
        assert answer in {ReceiveOutcome.TAKEN, ReceiveOutcome.KNOWN, ReceiveOutcome.SPOOLED}
        assert (answer is ReceiveOutcome.KNOWN) <= (number in self.acknowledged)
        self.acknowledged.add(number)

    @rule(number=st.sampled_from(MESSAGES))
    def it_is_delivered_while_the_database_is_away(self, number: int) -> None:
        assert (
            self.without_database.receive_webhook(self.requests[number]) is ReceiveOutcome.SPOOLED
        )
        self.acknowledged.add(number)

    @rule(number=st.sampled_from(MESSAGES))
    def the_receiver_dies_before_its_commit(self, number: int) -> None:
        request = self.requests[number]
        inbound = self.receiver._channels[request.channel].parse(request)
        assert inbound is not None
        event.listen(self.house.engine, "commit", die)
        try:
            with pytest.raises(Killed):
                self.receiver.store(inbound, NOON)
        finally:
            event.remove(self.house.engine, "commit", die)

    @rule(number=st.sampled_from(MESSAGES))
    def its_signature_is_broken_and_a_coordinator_accepts_it(self, number: int) -> None:
        assert (
            self.receiver.receive_webhook(bent(self.requests[number], headers={}))
            is ReceiveOutcome.REFUSED
        )
        with transaction(self.house.engine) as session:
            held = session.scalars(
                select(Quarantined).where(Quarantined.state == QuarantineState.HELD)
            ).one()
            decide(
                session,
                held.id,
                self.house.organisation_id,
                QuarantineState.ACCEPTED,
                self.house.member_id,
                NOON,
            )
        self.acknowledged.add(number)

    @rule(number=st.sampled_from(MESSAGES))
    def the_carriers_list_has_it(self, number: int) -> None:
        if not self.receiver.is_known(self.requests[number]):
            assert (
                self.receiver.receive_spooled(self.requests[number], recovered=True)
                is ReceiveOutcome.TAKEN
            )
        self.acknowledged.add(number)

    @rule()
    def the_collector_looks(self) -> None:
        SpoolCollector(spool_of(self.house), self.house.inbox, self.receiver).collect()
        QuarantineCollector(self.house.engine, self.house.inbox, self.receiver).collect()

    @invariant()
    def the_ledger_counts_what_is_stored(self) -> None:
        with reading(self.house.engine) as session:
            stored = session.scalar(select(func.count()).select_from(Taken))
            received = session.scalar(select(func.sum(LedgerDay.received))) or 0
        assert stored == received == len(self.house.texts()) <= len(self.acknowledged)

    def teardown(self) -> None:
        self.the_collector_looks()
        assert sorted(self.house.texts()) == [self.text(one) for one in sorted(self.acknowledged)]
        self.house.engine.dispose()
        shutil.rmtree(self.folder)


TestDeliveries = Deliveries.TestCase
TestDeliveries.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
