"""Roster 1 holds the founder alone, signed by the founder; whatever else it says is refused."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.invitations.found_organisation import Founding, found
from app.accounts.invitations.invitation import FOUND
from app.accounts.members import Invitation, Member
from app.accounts.rosters.roster_documents import first_roster
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.members import add_invitation, credentials, entry_of
from vault.grants import EpochGrant
from vault.members import MemberSecret, new_member_secret
from vault.organisations import Organisation, RosterVersion
from vault.roster import fingerprint, genesis_of

SECRET = b"the link's secret"


@dataclass
class Begun:
    """An organisation that waits for its founder."""

    session: Session
    house: House
    invitation: Invitation
    kind: str
    founder: MemberSecret

    def founding(self, **changed: Any) -> Founding:
        holds_keys = self.kind != "affiliate"
        given: dict[str, Any] = {
            "organisation": self.invitation.organisation_id,
            "name": "New",
            "kind": self.kind,
            "founder": entry_of(self.invitation.member_id, self.founder, "Bela", "coordinator"),
            "epoch_key": self.house.secret.public() if holds_keys else None,
            "courier": self.house.courier.public(),
        }
        document = first_roster(**given | changed)
        grants = ((1, b"sealed"),) if holds_keys else ()
        made = credentials(self.invitation.member_id)
        return Founding(SECRET, made, document, self.founder.sign("roster", document), grants)

    def found(self, founding: Founding) -> str:
        courier = self.house.courier.public()
        return found(self.session, self.invitation.id, founding, courier, NOON)


@pytest.fixture
def session(house: House) -> Iterator[Session]:
    with transaction(house.engine) as opened:
        yield opened


def begun(house: House, session: Session, kind: str = "monitor") -> Begun:
    organisation = new_id()
    session.add(
        Organisation(
            id=organisation,
            name="New",
            kind=kind,
            language="en",
            time_zone="UTC",
            created_at=NOON,
        )
    )
    session.flush()
    row = add_invitation(
        house,
        session,
        organisation_id=organisation,
        kind=FOUND,
        roles="coordinator",
        secret_digest=hashlib.sha256(SECRET).digest(),
    )
    return Begun(session, house, row, kind, new_member_secret())


@pytest.mark.parametrize(("kind", "epochs"), [("monitor", [1]), ("affiliate", [])])
def test_the_founder_reads_the_words_of_the_first_roster(
    house: House, session: Session, kind: str, epochs: list[int]
) -> None:
    one = begun(house, session, kind)
    founding = one.founding()
    assert one.found(founding) == fingerprint(genesis_of(founding.document))
    session.flush()
    organisation = one.invitation.organisation_id
    assert session.get_one(RosterVersion, (organisation, 1)).document == founding.document
    assert session.get_one(Member, one.invitation.member_id).organisation_id == organisation
    assert one.invitation.completed_at == NOON
    assert session.scalars(select(EpochGrant.epoch)).all() == epochs
    with pytest.raises(Refusal, match="no_invitation"):
        one.found(founding)


@pytest.mark.parametrize(
    ("bend", "code"),
    [
        (lambda one: replace(one.founding(), secret=b"other"), "invitation_secret"),
        (lambda one: replace(one.founding(), grants=()), "roster_wrong"),
        (lambda one: replace(one.founding(), signature=b"\0" * 64), "roster_wrong"),
        (lambda one: replace(one.founding(), document=b"{}"), "roster_wrong"),
        (lambda one: replace(one.founding(), document=b"\xff"), "roster_wrong"),
        (lambda one: one.founding(name="Another"), "roster_wrong"),
        (lambda one: one.founding(kind="head_office"), "roster_wrong"),
        (lambda one: one.founding(courier=bytes(1216)), "roster_wrong"),
        (lambda one: one.founding(epoch_key=None), "roster_wrong"),
    ],
)
def test_what_is_not_the_first_roster(
    house: House, session: Session, bend: Callable[[Begun], Founding], code: str
) -> None:
    one = begun(house, session)
    with pytest.raises(Refusal, match=code):
        one.found(bend(one))
    assert session.get(Member, one.invitation.member_id) is None
