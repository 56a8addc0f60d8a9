"""A practice organisation with throwaway keys on a database in memory, to play talks over."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from config.platform.database import Base, new_id, open_engine, utc_now
from intake.lines.line import TWILIO, Line
from vault.address_proofs import ReceiverKey
from vault.encoding import b64u, canonical
from vault.members import MemberSecret, new_member_secret
from vault.organisations import Organisation, RosterVersion
from vault.peppers import Peppers
from vault.roster import Signature, genesis_of
from vault.sealing import new_secret
from vault.trust import Trust, write_signatures
from vault.trusted_lines import TrustedLine

ADDRESS = "+15005550006"
NAME = "Terminal"


@dataclass(frozen=True, repr=False)
class ThrowawayOrganisation:
    """Made once a process; any number of talks are played over it, one after another."""

    connection: Connection
    id: str
    trust: Trust
    peppers: Peppers
    inbox_public: bytes

    @contextmanager
    def line(self, languages: tuple[str, ...]) -> Iterator[str]:
        """Gives the address of a line; what is written while it is there goes with it."""
        outer = self.connection.begin()
        try:
            with self.transaction() as session:
                line = Line(
                    organisation_id=self.id,
                    channel=TWILIO,
                    address=ADDRESS,
                    languages=",".join(languages),
                    time_zone="UTC",
                )
                session.add(line)
                session.flush()
                self.trust.lines.state(TrustedLine(line.id, self.id, TWILIO, ADDRESS))
            yield ADDRESS
        finally:
            outer.rollback()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One message's session, as the product's edge has it; a savepoint of the line's."""
        with (
            Session(
                self.connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
            ) as session,
            session.begin(),
        ):
            yield session


@contextmanager
def throwaway_organisation() -> Iterator[ThrowawayOrganisation]:
    """Nothing of it outlives the block."""
    engine = open_engine("sqlite://")
    Base.metadata.create_all(engine)
    peppers = Peppers(os.urandom(32), os.urandom(32), os.urandom(32), ReceiverKey(os.urandom(32)))
    with TemporaryDirectory(prefix="firedoor-terminal-") as folder, engine.connect() as connection:
        trust = Trust(Path(folder))
        with connection.begin(), Session(connection) as session, session.begin():
            identifier = _add_organisation(session, trust)
        yield ThrowawayOrganisation(connection, identifier, trust, peppers, new_secret().public())
    engine.dispose()


def _add_organisation(session: Session, trust: Trust) -> str:
    """Confirmed, with a roster of one member."""
    identifier, member_id, member = new_id(), new_id(), new_member_secret()
    document = _roster(identifier, member_id, member)
    session.add(
        Organisation(
            id=identifier,
            name=NAME,
            kind="monitor",
            language="en",
            time_zone="UTC",
            practice=True,
            created_at=utc_now(),
        )
    )
    session.flush()
    signatures = (Signature(member_id, member.sign("roster", document)),)
    session.add(
        RosterVersion(
            organisation_id=identifier,
            number=1,
            document=document,
            signatures=write_signatures(signatures),
        )
    )
    trust.confirm(identifier, genesis_of(document))
    return identifier


def _roster(organisation_id: str, member_id: str, member: MemberSecret) -> bytes:
    return canonical(
        {
            "firedoor": "roster/1",
            "organisation": organisation_id,
            "name": NAME,
            "kind": "monitor",
            "number": 1,
            "previous": None,
            "members": [
                {
                    "id": member_id,
                    "name": NAME,
                    "roles": ["coordinator", "triager"],
                    "sealing": b64u(member.sealing.public()),
                    "signing": b64u(member.verification_key()),
                }
            ],
            "epoch": 1,
            "keys": {"1": b64u(new_secret().public())},
            "services": {"courier": b64u(new_secret().public())},
            "releasers": [],
            "recovery": None,
        }
    )
