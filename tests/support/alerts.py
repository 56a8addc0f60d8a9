"""An alert that two people of two organisations signed, and a case that is ripe for one."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.mail.post import mail_for
from case_management.alerts.models import Alert
from case_management.cases.models import Case, Finding
from case_management.supply_chain.models import Contract, Contractor, Disclosed, Factory
from config.platform.database import new_id, transaction
from config.settings import CourierSettings, load
from intake.outbox.outbox import MAIL, Outbound
from intake.reports.report import Report
from tests.support.house import NOON, House
from vault.encoding import b64u, canonical
from vault.members import MemberSecret, new_member_secret
from vault.organisations import Organisation, RosterVersion
from vault.roster import Signature, genesis_of
from vault.trust import write_signatures

FIELDS = {
    "reference": "B-KXQMTW",
    "factory": "Meghna Shirts Ltd",
    "country": "BD",
    "region": None,
    "category": "FIRE_BUILDING",
    "ilo": ["C155", "C187"],
    "level": "L1",
    "evidence_grade": "E3",
    "period": "2026-11",
    "affected_band": "10-24",
    "asked_action": "ask_contractor",
    "contractor": None,
    "what_not_to_do": ["no_identifying"],
    "remedy_requested": "stop_hazard",
    "due_month": "2026-12",
}
BUYER = "b" * 32
AFFILIATE = "c" * 32


@dataclass
class Released:
    """An alert that was released properly, with the people who did it."""

    house: House
    head_office: str
    releaser_id: str
    releaser: MemberSecret = field(repr=False)
    alert: str = field(default_factory=new_id)

    def document(self) -> dict[str, Any]:
        return {
            "firedoor": "alert/3",
            "alert": self.alert,
            "reference": "B-KXQMTW",
            "organisation": self.house.organisation_id,
            "release_by": self.head_office,
            "fields": FIELDS,
            "statements": {"en": "An exit cannot be opened."},
            "vouched": {"en": self.house.member_id},
            "recipients": [
                {
                    "affiliate": AFFILIATE,
                    "member": BUYER,
                    "email": "greta@town.example",
                    "language": "de",
                    "reference": "B-QQXWZT",
                }
            ],
            "template": "alert-mail/1",
            "remarks": [],
            "observation": True,
            "overlap": {"messages": 3, "digest": "0" * 64, "longest": 2},
        }

    def sign(self, **changed: Any) -> dict[str, Any]:
        """The columns of the alert's row for a document that both sign."""
        raw = canonical(self.document() | changed)
        return {
            "document": raw,
            "drafter_signature": self.house.member.sign("alert", raw),
            "releaser_signature": self.releaser.sign("alert", raw),
        }

    def change(self, **columns: Any) -> None:
        with transaction(self.house.engine) as session:
            session.execute(update(Alert).values(**columns))

    def mail(self, session: Session, member: str = BUYER) -> Callable[[], None]:
        settings = load(CourierSettings, firedoor_data_dir=self.house.folder)
        row = Outbound(
            id=new_id(), kind=MAIL, template="alert", subject_id=self.alert, recipient_id=member
        )
        return mail_for(session, row, self.house.trust, settings, self.house.policy.consent)


def add_head_office(house: House) -> Released:
    """A head office that the house's roster names; its alert is in no row yet."""
    releaser, releaser_id, office = new_member_secret(), new_id(), new_id()
    office_document = canonical(
        {
            "firedoor": "roster/1",
            "organisation": office,
            "name": "Fair Purchase Network",
            "kind": "head_office",
            "number": 1,
            "previous": None,
            "members": [person(releaser_id, "Farah", ["coordinator", "releaser"], releaser)],
            "epoch": 1,
            "keys": {"1": b64u(house.secret.public())},
            "services": {"courier": b64u(house.courier.public())},
            "releasers": [],
            "recovery": None,
        }
    )
    with transaction(house.engine) as session:
        session.add(
            Organisation(
                id=office,
                name="Fair Purchase Network",
                kind="head_office",
                language="en",
                time_zone="UTC",
                created_at=NOON,
            )
        )
        session.flush()
        add_roster(session, office, 1, office_document, releaser_id, releaser)
        first = session.scalars(
            select(RosterVersion.document).where(
                RosterVersion.organisation_id == house.organisation_id
            )
        ).one()
        second = canonical(
            json.loads(first)
            | {
                "number": 2,
                "previous": genesis_of(first),
                "releasers": [{"organisation": office, "genesis": genesis_of(office_document)}],
            }
        )
        add_roster(session, house.organisation_id, 2, second, house.member_id, house.member)
    house.trust.confirm(office, genesis_of(office_document))
    return Released(house, office, releaser_id, releaser)


def add_released(house: House) -> Released:
    """A monitor house whose roster names a head office, and an alert that both signed."""
    alert = add_head_office(house)
    with transaction(house.engine) as session:
        case = Case(
            organisation_id=house.organisation_id,
            reference="C-0000001",
            state="finding",
            level="L1",
            language="en",
            opened_at=NOON,
            last_heard_at=NOON,
            alarms_rung=0,
        )
        session.add(case)
        session.flush()
        session.add(
            Alert(
                id=alert.alert,
                case_id=case.id,
                organisation_id=house.organisation_id,
                release_by_id=alert.head_office,
                reference="B-KXQMTW",
                state="released",
                digest="0" * 64,
                document_sealed=b"",
                drafter_id=house.member_id,
                releaser_id=alert.releaser_id,
                drafted_at=NOON,
                released_at=NOON,
                **alert.sign(),
            )
        )
    return alert


def add_ripe_case(house: House) -> str:
    """A report of danger, found true, of a factory that a contract reaches; gives the case's id.

    `Released.document` is an alert that the rules let go about it.
    """
    house.text("the fire door is locked", now=NOON.replace(day=1))
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory)).one()
        contractor, contract = new_id(), new_id()
        session.add(
            Organisation(
                id=AFFILIATE,
                name="The Town",
                kind="affiliate",
                language="en",
                time_zone="UTC",
                created_at=NOON,
            )
        )
        session.add(Contractor(id=contractor, name="Uniforms Ltd"))
        session.flush()
        session.add(
            Contract(
                id=contract,
                affiliate_id=AFFILIATE,
                contractor_id=contractor,
                reference="M-1",
                title="Work clothes",
                starts_on=date(2026, 1, 1),
                ends_on=None,
            )
        )
        session.flush()
        session.add(Disclosed(contract_id=contract, factory_id=factory.id))
        session.execute(update(Report).values(consent="C2"))
        case = session.scalars(select(Case)).one()
        case.state, case.category, case.level = "finding", "FIRE_BUILDING", "L1"
        case.factory_id, case.reprisal_risk = factory.id, "low"
        session.add(
            Finding(
                case_id=case.id,
                member_id=house.member_id,
                result="substantiated",
                grade="E3",
                affected_count=12,
                body_sealed=b"",
                recorded_at=NOON,
            )
        )
        return case.id


def person(member_id: str, name: str, roles: list[str], member: MemberSecret) -> dict[str, Any]:
    return {
        "id": member_id,
        "name": name,
        "roles": roles,
        "sealing": b64u(member.sealing.public()),
        "signing": b64u(member.verification_key()),
    }


def add_roster(
    session: Session,
    organisation: str,
    number: int,
    document: bytes,
    signer: str,
    member: MemberSecret,
) -> None:
    signature = Signature(signer, member.sign("roster", document))
    session.add(
        RosterVersion(
            organisation_id=organisation,
            number=number,
            document=document,
            signatures=write_signatures((signature,)),
        )
    )
