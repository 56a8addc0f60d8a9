"""Who may be written to: buyers of the affiliates whose running contracts reach the factory."""

from collections.abc import Iterable
from datetime import date

import pytest
from sqlalchemy import update

from app.accounts.members import Member
from app.dashboard.monitor.alert_draft.recipients import Reached, reached_by
from case_management.cases.models import Case
from case_management.supply_chain.models import Contract
from config.platform.database import transaction
from tests.support.alerts import AFFILIATE, BUYER, add_ripe_case, add_roster, person
from tests.support.house import NOON, House
from vault.encoding import b64u, canonical
from vault.members import new_member_secret
from vault.roster import genesis_of

PEOPLE = ((BUYER, "Greta", "buyer"), ("d" * 32, "Hugo", "coordinator"), ("e" * 32, "Ana", "buyer"))


def reached(house: House, case_id: str) -> Reached:
    with transaction(house.engine) as session:
        return reached_by(session, house.trust, session.get_one(Case, case_id), NOON)


def add_people(house: House, people: Iterable[tuple[str, str, str]] = PEOPLE) -> None:
    """A believed roster of the affiliate, and its members' rows."""
    secret = new_member_secret()
    document = canonical(
        {
            "firedoor": "roster/1",
            "organisation": AFFILIATE,
            "name": "The Town",
            "kind": "affiliate",
            "number": 1,
            "previous": None,
            "members": [person(one, name, [role], secret) for one, name, role in people],
            "epoch": 0,
            "keys": {},
            "services": {"courier": b64u(house.courier.public())},
            "releasers": [],
            "recovery": None,
        }
    )
    with transaction(house.engine) as session:
        add_roster(session, AFFILIATE, 1, document, "d" * 32, secret)
        for one, name, role in people:
            session.add(
                Member(
                    id=one,
                    organisation_id=AFFILIATE,
                    email=f"{name.lower()}@town.example",
                    name=name,
                    # A row that somebody wrote makes nobody a buyer: the roster does.
                    roles="buyer" if role == "coordinator" else role,
                    language="de",
                    salt=bytes(16),
                    proof_digest=bytes(32),
                    secret_wrapped=b"",
                    totp_sealed=b"",
                    created_at=NOON,
                )
            )
    house.trust.confirm(AFFILIATE, genesis_of(document))


def test_buyers_of_the_roster_are_reached_by_name(house: House) -> None:
    case = add_ripe_case(house)
    add_people(house)
    found = reached(house, case)
    assert [one.name for one in found.buyers] == ["Ana", "Greta"]
    assert found.without_buyer == ()
    greta = found.buyers[1]
    assert greta.affiliate_name == "The Town"
    assert greta.as_signed == (AFFILIATE, BUYER, "greta@town.example", "de")


@pytest.mark.parametrize("gone", [{"removed_at": NOON}, {"email": None}])
def test_who_is_gone_is_not_written_to(house: House, gone: dict[str, object]) -> None:
    case = add_ripe_case(house)
    add_people(house)
    with transaction(house.engine) as session:
        session.execute(update(Member).where(Member.id == BUYER).values(**gone))
    assert [one.name for one in reached(house, case).buyers] == ["Ana"]


def test_an_affiliate_whose_roster_is_not_believed_has_no_buyer_yet(house: House) -> None:
    assert reached(house, add_ripe_case(house)) == Reached((), ("The Town",))


def test_a_contract_that_is_over_reaches_nothing(house: House) -> None:
    case = add_ripe_case(house)
    add_people(house)
    with transaction(house.engine) as session:
        session.execute(update(Contract).values(ends_on=date(2026, 11, 1)))
    assert reached(house, case) == Reached((), ())


def test_a_case_at_no_known_factory_reaches_nobody(house: House) -> None:
    case = add_ripe_case(house)
    add_people(house)
    with transaction(house.engine) as session:
        session.get_one(Case, case).factory_id = None
    assert reached(house, case) == Reached((), ())
