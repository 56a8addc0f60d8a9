"""A message comes by any door, any number of times, in any interleaving, and is stored once."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import create_engine, func, select

from bots.carrier_requests import RawRequest
from bots.receiving.collector import SpoolCollector
from bots.receiving.from_quarantine import AcceptedCollector
from bots.receiving.receiver import Answer
from config.platform.database import reading, transaction
from intake.inbox.quarantine import State, decide
from intake.inbox.seen import Quarantined, Taken
from intake.lines.line import TELEGRAM, Line
from intake.monitoring.day_counts import LedgerDay
from tests.support.doors import bent, open_door, sms, spool_of, telegram, update
from tests.support.house import NOON, House, make_house

WORKERS = ("+12025550143", "+12025550144")
MESSAGES = range(5)


class Killed(BaseException):
    """What kill -9 looks like from within a transaction."""


class Doors(RuleBasedStateMachine):
    """`acknowledged` are the messages of which a carrier was told that we have them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="firedoor-once-"))
        self.house: House = make_house(self.folder)
        with transaction(self.house.engine) as session:
            session.add(
                Line(organisation_id=self.house.organisation_id, channel=TELEGRAM, address="bot",
                     languages="en,bn,es", time_zone="Asia/Dhaka")
            )  # fmt: skip
        self.door = open_door(self.house)
        nowhere = create_engine(f"sqlite:///{self.folder}/nowhere/firedoor.db")
        self.without_database = open_door(self.house, nowhere)
        self.acknowledged: set[int] = set()

    @initialize()
    def carriers_have_messages(self) -> None:
        self.requests: list[RawRequest] = [
            telegram(update(self.text(number), chat_id=9001)) if number == 4
            else sms(self.text(number), WORKERS[number % 2])
            for number in MESSAGES
        ]  # fmt: skip

    def text(self, number: int) -> str:
        return f"The fire exit of floor {number} is locked"

    @rule(number=st.sampled_from(MESSAGES))
    def it_is_delivered(self, number: int) -> None:
        answer = self.door.knock(self.requests[number])
        assert answer in {Answer.TAKEN, Answer.KNOWN, Answer.SPOOLED}
        assert (answer is Answer.KNOWN) <= (number in self.acknowledged)
        self.acknowledged.add(number)

    @rule(number=st.sampled_from(MESSAGES))
    def it_is_delivered_while_the_database_is_away(self, number: int) -> None:
        assert self.without_database.knock(self.requests[number]) is Answer.SPOOLED
        self.acknowledged.add(number)

    @rule(number=st.sampled_from(MESSAGES))
    def the_receiver_dies_before_its_commit(self, number: int) -> None:
        inbound = self.door._channels[self.requests[number].channel].parse(self.requests[number])
        assert inbound is not None
        try:
            with transaction(self.house.engine) as session:
                self.door.carry(session, inbound, NOON)
                raise Killed
        except Killed:
            pass

    @rule(number=st.sampled_from(MESSAGES))
    def its_signature_is_broken_and_a_coordinator_accepts_it(self, number: int) -> None:
        assert self.door.knock(bent(self.requests[number], headers={})) is Answer.REFUSED
        with transaction(self.house.engine) as session:
            held = session.scalars(select(Quarantined).where(Quarantined.state == State.HELD)).one()
            decide(session, held.id, self.house.organisation_id, State.ACCEPTED,
                   self.house.member_id, NOON)  # fmt: skip
        self.acknowledged.add(number)

    @rule(number=st.sampled_from(MESSAGES))
    def the_carriers_list_has_it(self, number: int) -> None:
        if not self.door.knows(self.requests[number]):
            assert self.door.take_waiting(self.requests[number], recovered=True) is Answer.TAKEN
        self.acknowledged.add(number)

    @rule()
    def the_collector_looks(self) -> None:
        SpoolCollector(spool_of(self.house), self.house.inbox, self.door).collect()
        AcceptedCollector(self.house.engine, self.house.inbox, self.door).collect()

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


TestDoors = Doors.TestCase
TestDoors.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
