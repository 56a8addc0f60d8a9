"""A monitor organisation on a fresh database, with real keys: what most tests stand on."""

import os
import shutil
from atexit import register
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.installation.migrate import migrate_to
from app.wiring.receiving import own_words
from case_management.cases.actions.follow_report import receive
from case_management.cases.models import OnCall
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from config.policy.policy import Policy, load_policy
from intake.lines.line import TWILIO, Line
from intake.lines.proven_line import lines_of_host
from intake.outbox.outbox import Outbound
from intake.reception.arrival.inbound import Inbound, Outcome
from intake.reception.arrival.resources import Resources
from intake.reception.take_in import Reception
from intake.reports.thread import Message
from tests.support.engines import engine_of
from vault.address_proofs import ReceiverKey
from vault.encoding import b64u, canonical
from vault.grants import Grant
from vault.members import MemberSecret, new_member_secret
from vault.organisations import Organisation, RosterVersion
from vault.peppers import Peppers
from vault.records import open_record
from vault.roster import Signature, genesis_of
from vault.sealing import SecretKey, new_secret
from vault.trust import Trust, write_signatures
from vault.trusted_lines import TrustedLine

NUMBER = "+15005550006"
WORKER = "+12025550143"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class House:
    """Everything a message needs to be taken in, and the secret that opens it again."""

    engine: Engine
    folder: Path
    trust: Trust
    policy: Policy
    reception: Reception
    organisation_id: str
    secret: SecretKey
    courier: SecretKey
    inbox: SecretKey
    member_id: str
    member: MemberSecret
    peppers: Peppers
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def text(
        self,
        text: str,
        sender: str = WORKER,
        now: datetime = NOON,
        provider_id: str | None = None,
        **more: object,
    ) -> Outcome:
        """A worker texts the line."""
        inbound = Inbound(
            channel=TWILIO,
            provider_id=provider_id or f"SM{next(self._ids):032d}",
            line_address=NUMBER,
            sender=sender,
            text=text,
            carrier_answers_keywords=True,
            **more,  # type: ignore[arg-type]
        )
        with transaction(self.engine) as session, session.no_autoflush:
            outcome = self.reception.take_in(session, inbound, now)
            receive(session, outcome.events, self.policy, now)
        return outcome

    def confirm(self, session: Session, line: Line) -> None:
        """As `firedoor line add` does it, for a line that a test adds later."""
        lines_of_host(session, self.trust)
        stated = TrustedLine(line.id, line.organisation_id, line.channel, line.address)
        self.trust.lines.state(stated)

    def opened(self, session: Session, message: Message) -> str:
        """A message's text, as a member's browser opens it."""
        grant = session.get_one(Grant, (message.id, self.organisation_id))
        content = open_record(
            "message",
            message.id,
            message.body_sealed or b"",
            grant.key_sealed,
            self.secret,
            self.organisation_id,
            grant.epoch,
        )
        text: str = content["text"]
        return text

    def texts(self) -> list[str]:
        """Every sealed text of every worker, opened, in the order of taking in."""
        with transaction(self.engine) as session:
            messages = session.scalars(
                select(Message)
                .where(Message.author == "worker")
                .order_by(Message.at, Message.number)
            )
            return [self.opened(session, one) for one in messages]

    def said(self) -> list[str]:
        """The names of the phrases that wait in the outbox, in order."""
        with transaction(self.engine) as session:
            rows = session.scalars(
                select(Outbound)
                .where(Outbound.phrase.is_not(None))
                .order_by(Outbound.created_at, Outbound.place)
            )
            return [row.phrase or "" for row in rows]


@cache
def _migrated_file() -> Path:
    """An empty SQLite file at the newest schema: migrating for every test takes longer."""
    path = Path(mkdtemp(prefix="firedoor-house-")) / "firedoor.db"
    register(shutil.rmtree, path.parent, ignore_errors=True)
    migrate_to(f"sqlite:///{path}")
    return path


@cache
def _policy() -> Policy:
    """The policy of the tree, read once."""
    return load_policy()


def make_house(folder: Path, url: str | None = None) -> House:
    """A confirmed organisation, one line and one factory, on `url` or on a new SQLite file.

    A database that `url` names is at the newest schema, and empty.
    """
    if url is None:
        path = folder / "firedoor.db"
        shutil.copyfile(_migrated_file(), path)
        url = f"sqlite:///{path}"
    engine = engine_of(url)
    courier, inbox, secret = new_secret(), new_secret(), new_secret()
    member, member_id, organisation_id = new_member_secret(), new_id(), new_id()
    document = roster_document(organisation_id, member_id, member, secret, courier)
    with transaction(engine) as session:
        session.add(
            Organisation(
                id=organisation_id,
                name="Shromik Kotha",
                kind="monitor",
                language="en",
                time_zone="Asia/Dhaka",
                practice=True,
                created_at=NOON,
            )
        )
        session.flush()
        signature = Signature(member_id, member.sign("roster", document))
        session.add(
            RosterVersion(
                organisation_id=organisation_id,
                number=1,
                document=document,
                signatures=write_signatures((signature,)),
            )
        )
        session.add(
            Line(
                organisation_id=organisation_id,
                channel=TWILIO,
                address=NUMBER,
                languages="en,bn,es",
                time_zone="Asia/Dhaka",
            )
        )
        session.add(OnCall(organisation_id=organisation_id, member_id=member_id))
        session.add(
            Factory(
                code="4417",
                name="Meghna Shirts Ltd",
                address="12 Mill Road",
                country="BD",
                sector="apparel",
                worker_count=1200,
                time_zone="Asia/Dhaka",
            )
        )
    trust = Trust(folder / "trust")
    trust.confirm(organisation_id, genesis_of(document))
    policy = _policy()
    peppers = Peppers(os.urandom(32), os.urandom(32), os.urandom(32), ReceiverKey(os.urandom(32)))
    return House(
        engine,
        folder,
        trust,
        policy,
        Reception(trust, Resources(peppers, policy, inbox.public(), own_words())),
        organisation_id,
        secret,
        courier,
        inbox,
        member_id,
        member,
        peppers,
    )


def roster_document(
    organisation_id: str,
    member_id: str,
    member: MemberSecret,
    secret: SecretKey,
    courier: SecretKey,
    number: int = 1,
    previous: str | None = None,
) -> bytes:
    """A roster with one coordinator, as a browser writes it."""
    return canonical(
        {
            "firedoor": "roster/1",
            "organisation": organisation_id,
            "name": "Shromik Kotha",
            "kind": "monitor",
            "number": number,
            "previous": previous,
            "members": [
                {
                    "id": member_id,
                    "name": "Asha",
                    "roles": ["coordinator", "triager"],
                    "sealing": b64u(member.sealing.public()),
                    "signing": b64u(member.verification_key()),
                }
            ],
            "epoch": 1,
            "keys": {"1": b64u(secret.public())},
            "services": {"courier": b64u(courier.public())},
            "releasers": [],
            "recovery": None,
        }
    )
