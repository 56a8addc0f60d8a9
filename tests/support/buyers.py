"""Affiliates that hold keys, and an alert that two of them got about a worker's case."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.current_member import CurrentMember
from app.accounts.members import Member
from case_management.actor import Actor
from case_management.alerts.models import Alert, AlertRecipient
from case_management.cases.models import Case
from case_management.supply_chain.models import Contract
from case_management.work import Work
from config.platform.database import new_id, transaction
from tests.support.alerts import add_head_office, add_ripe_case, add_roster, person
from tests.support.desk import Desk
from tests.support.house import NOON, House
from vault.encoding import b64u, canonical
from vault.grants import Grant
from vault.members import new_member_secret
from vault.organisations import Organisation
from vault.records import open_record
from vault.roster import genesis_of
from vault.sealing import SecretKey, new_secret

TOWN = "c" * 32
"""The affiliate of tests.support.alerts, to which the contract belongs that lists the factory."""


@dataclass
class BuyerSide:
    """One affiliate with its one buyer."""

    house: House
    id: str
    member_id: str
    secret: SecretKey

    def actor(self) -> Actor:
        return Actor(self.member_id, self.id, frozenset({"buyer"}))

    def work(self, session: Session) -> Work:
        return Work(session, self.actor(), self.house.policy, NOON)

    def asking(self, desk: Desk, **request: Any) -> AbstractContextManager[CurrentMember]:
        """Inside a request of the buyer."""
        given: dict[str, Any] = {"kind": "affiliate", "organisation": self.id}
        ask: Callable[..., AbstractContextManager[CurrentMember]] = partial(desk.asking, "buyer")
        return ask(**given, member_id=self.member_id, **request)

    def opens(self, session: Session, kind: str, record_id: str, body: bytes) -> str | None:
        """The text of a record; None where the affiliate holds no key to it."""
        return opened(session, self.id, self.secret, kind, record_id, body)


def opened(
    session: Session, organisation: str, secret: SecretKey, kind: str, record_id: str, body: bytes
) -> str | None:
    """The text of a record as an organisation opens it; None where it was given no key."""
    grant = session.get(Grant, (record_id, organisation))
    if grant is None:
        return None
    text: str = open_record(
        kind, record_id, body, grant.key_sealed, secret, organisation, grant.epoch
    )["text"]
    return text


@dataclass
class Told:
    """An alert that reached two affiliates; the first has the contract that lists the factory."""

    house: House
    alert_id: str
    case_id: str
    town: BuyerSide
    city: BuyerSide

    def alert(self, session: Session) -> Alert:
        return session.get_one(Alert, self.alert_id)

    def contract(self, session: Session) -> Contract:
        return session.scalars(select(Contract).where(Contract.affiliate_id == TOWN)).one()


def add_told(house: House) -> Told:
    """Released at noon, acknowledged by nobody; asks to ask the contractor formally."""
    released = add_head_office(house)
    case_id = add_ripe_case(house)
    with transaction(house.engine) as session:
        town = _affiliate(house, session, TOWN, "The Town")
        city = _affiliate(house, session, new_id(), "The City")
        case = session.get_one(Case, case_id)
        session.add(
            Alert(
                id=released.alert,
                case_id=case.id,
                organisation_id=house.organisation_id,
                release_by_id=released.head_office,
                reference="B-KXQMTW",
                state="released",
                digest="0" * 64,
                document_sealed=b"",
                drafter_id=house.member_id,
                releaser_id=released.releaser_id,
                drafted_at=NOON,
                released_at=NOON,
                **released.sign(),
            )
        )
        session.flush()
        for side, reference in ((town, "B-QQXWZT"), (city, "B-ABCDEF")):
            session.add(
                AlertRecipient(
                    alert_id=released.alert,
                    affiliate_id=side.id,
                    member_id=side.member_id,
                    reference=reference,
                )
            )
    return Told(house, released.alert, case_id, town, city)


def _affiliate(house: House, session: Session, identifier: str, name: str) -> BuyerSide:
    side = BuyerSide(house, identifier, new_id(), new_secret())
    member = new_member_secret()
    if session.get(Organisation, identifier) is None:
        session.add(
            Organisation(
                id=identifier,
                name=name,
                kind="affiliate",
                language="en",
                time_zone="UTC",
                created_at=NOON,
            )
        )
    session.flush()
    session.add(
        Member(
            id=side.member_id,
            organisation_id=identifier,
            email=f"{side.member_id[:6]}@buyer.example",
            name="Greta",
            roles="buyer,coordinator",
            language="de",
            salt=bytes(16),
            proof_digest=bytes(32),
            secret_wrapped=b"",
            totp_sealed=b"",
            created_at=NOON,
        )
    )
    document = canonical(
        {
            "firedoor": "roster/1",
            "organisation": identifier,
            "name": name,
            "kind": "affiliate",
            "number": 1,
            "previous": None,
            "members": [person(side.member_id, "Greta", ["buyer", "coordinator"], member)],
            "epoch": 1,
            "keys": {"1": b64u(side.secret.public())},
            "services": {"courier": b64u(house.courier.public())},
            "releasers": [],
            "recovery": None,
        }
    )
    add_roster(session, identifier, 1, document, side.member_id, member)
    house.trust.confirm(identifier, genesis_of(document))
    return side
