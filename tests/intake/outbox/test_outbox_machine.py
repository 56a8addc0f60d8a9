"""The outbox under couriers that are slow, die, or hear nothing, in any interleaving (Hypothesis).

A carrier that can be asked tells the truth; then no text is ever sent twice.
"""

import shutil
from atexit import register
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)
from sqlalchemy import delete, select

from config.platform.database import reading, transaction
from intake.outbox.claims import LEASE_SECONDS, SendOutcome, claim, lose_expired, settle, uncertain
from intake.outbox.delivery_states import DeliveryEvent, DeliveryState
from intake.outbox.outbox import TEXT, Outbound, cancel_for, record_delivery
from tests.support.house import NOON, House, make_house

GONE = (DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.FAILED)


@cache
def house() -> House:
    """One for all examples, which empty its outbox."""
    folder = Path(mkdtemp(prefix="firedoor-outbox-"))
    register(shutil.rmtree, folder, ignore_errors=True)
    return make_house(folder)


@dataclass(frozen=True)
class Claim:
    """What one courier holds; it sends before its lease ends or not at all."""

    row: str
    attempt: int
    until: timedelta


class Outbox(RuleBasedStateMachine):
    """`copies` is what the carrier has, `attempts` the newest claim, `ended` how a row ended.

    A courier whose claim or result is never drawn again has died.
    """

    rows: Bundle[str] = Bundle("rows")
    claims: Bundle[Claim] = Bundle("claims")
    results: Bundle[tuple[Claim, DeliveryEvent]] = Bundle("results")

    def __init__(self) -> None:
        super().__init__()
        self.house = house()
        with transaction(self.house.engine) as session:
            session.execute(delete(Outbound))
        self.passed = timedelta()
        self.numbers = count()
        self.copies: Counter[str] = Counter()
        self.attempts: dict[str, int] = {}
        self.ended: dict[str, str] = {}

    @property
    def now(self) -> datetime:
        return NOON + self.passed

    @initialize(target=rows)
    def something_waits(self) -> str:
        return self.post("a")

    @rule(target=rows, contact=st.sampled_from("ab"))
    def posted(self, contact: str) -> str:
        return self.post(contact)

    def post(self, contact: str) -> str:
        identifier = f"{next(self.numbers):032d}"
        with transaction(self.house.engine) as session:
            session.add(
                Outbound(
                    id=identifier,
                    kind=TEXT,
                    contact_id=contact,
                    phrase="ADDED",
                    payload_sealed=b"x",
                    not_before=self.now,
                    created_at=self.now,
                    effect_key=identifier,
                )
            )
        return identifier

    @rule(target=claims, at_most=st.integers(1, 3))
    def a_courier_claims(self, at_most: int) -> MultipleResults[Claim]:
        with transaction(self.house.engine) as session:
            taken = claim(session, self.now, at_most)
            assert len({row.contact_id for row in taken}) == len(taken)
            for row in taken:
                assert row.id not in self.ended
                self.attempts[row.id] = row.attempts
            until = self.passed + timedelta(seconds=LEASE_SECONDS)
            return multiple(*[Claim(row.id, row.attempts, until) for row in taken])

    @rule(
        target=results,
        held=consumes(claims),
        answer=st.sampled_from(("yes", "no", "later", "nothing, and has it", "nothing")),
    )
    def it_sends(self, held: Claim, answer: str) -> MultipleResults[tuple[Claim, DeliveryEvent]]:
        if self.passed >= held.until:
            return multiple((held, DeliveryEvent.RETRY))
        self.copies[held.row] += answer in {"yes", "nothing, and has it"}
        told = {
            "yes": DeliveryEvent.ACCEPTED,
            "no": DeliveryEvent.REFUSED,
            "later": DeliveryEvent.RETRY,
        }
        return multiple((held, told.get(answer, DeliveryEvent.LOST)))

    @rule(result=consumes(results))
    def it_records(self, result: tuple[Claim, DeliveryEvent]) -> None:
        held, event = result
        retry = self.now if event is DeliveryEvent.RETRY else None
        with transaction(self.house.engine) as session:
            outcome = SendOutcome(held.row, held.attempt, event, "code", retry)
            mine = settle(session, [outcome], self.now)
        # Whoever comes late changes nothing of what another courier has begun.
        assert not mine or held.attempt == self.attempts[held.row]

    @precondition(lambda self: self.attempts)
    @rule(seconds=st.sampled_from((1, LEASE_SECONDS + 1)))
    def time_passes_and_the_sweep_looks(self, seconds: int) -> None:
        self.passed += timedelta(seconds=seconds)
        with transaction(self.house.engine) as session:
            lose_expired(session, self.now)
        with reading(self.house.engine) as session:
            rows = uncertain(session)
        for row in rows:
            event = DeliveryEvent.FOUND if self.copies[row.id] else DeliveryEvent.ABSENT
            outcome = SendOutcome(row.id, row.attempts, event, None, self.now)
            with transaction(self.house.engine) as session:
                settle(session, [outcome], self.now)

    @precondition(lambda self: self.copies.total())
    @rule(row=rows, event=st.sampled_from((DeliveryEvent.DELIVERED, DeliveryEvent.UNDELIVERED)))
    def the_carrier_tells(self, row: str, event: DeliveryEvent) -> None:
        if self.copies[row]:
            with transaction(self.house.engine) as session:
                record_delivery(session, row, event, "30003", self.now)

    @precondition(lambda self: self.attempts)
    @rule(contact=st.sampled_from("ab"))
    def contact_says_stop(self, contact: str) -> None:
        with transaction(self.house.engine) as session:
            cancel_for(session, contact, self.now, "stopped")

    @invariant()
    def nothing_is_sent_twice(self) -> None:
        assert all(number <= 1 for number in self.copies.values())

    @invariant()
    def an_end_is_kept_with_nothing_in_it(self) -> None:
        with reading(self.house.engine) as session:
            found = session.execute(
                select(
                    Outbound.id,
                    Outbound.contact_id,
                    Outbound.state,
                    Outbound.payload_sealed,
                    Outbound.settled_at,
                )
            ).all()
        busy = [contact for _, contact, state, *_ in found if state == DeliveryState.SENDING]
        assert len(busy) == len(set(busy))
        for identifier, _, state, payload, settled_at in found:
            if state in GONE:
                assert payload is None
                assert settled_at is not None
                self.ended[identifier] = state
            else:
                assert identifier not in self.ended
            if state in {DeliveryState.SENT, DeliveryState.DELIVERED}:
                assert self.copies[identifier] == 1


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)
