"""The courier sends an alert only when two people of two believed rosters signed these bytes."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.mail.errors import MailRefused
from app.mail.post import mail_for
from case_management.alerts.models import Alert
from case_management.cases.models import Case
from config.platform.database import new_id, transaction, utc_now
from config.settings import CourierSettings, load
from intake.monitoring.alarms import Alarm
from intake.outbox.outbox import MAIL, Outbound
from tests.support.channels import open_courier
from tests.support.house import NOON, House
from vault.encoding import b64u, canonical
from vault.members import MemberSecret, new_member_secret
from vault.organisations import Organisation, RosterVersion
from vault.roster import RosterRefused, Signature, genesis_of
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
            "firedoor": "alert/1",
            "alert": self.alert,
            "reference": "B-KXQMTW",
            "organisation": self.house.organisation_id,
            "release_by": self.head_office,
            "fields": FIELDS,
            "statements": {"en": "An exit cannot be opened."},
            "vouched": {"en": self.house.member_id},
            "recipients": [
                {
                    "affiliate": "c" * 32,
                    "member": BUYER,
                    "email": "greta@town.example",
                    "language": "de",
                    "reference": "B-QQXWZT",
                }
            ],
            "template": "alert-mail/1",
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
        return mail_for(session, row, self.house.trust, settings)


@pytest.fixture
def released(house: House) -> Released:
    """A monitor house whose roster names a head office, and an alert that both signed."""
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
    alert = Released(house, office, releaser_id, releaser)
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
                release_by_id=office,
                reference="B-KXQMTW",
                state="released",
                digest="0" * 64,
                document_sealed=b"",
                drafter_id=house.member_id,
                releaser_id=releaser_id,
                drafted_at=NOON,
                released_at=NOON,
                **alert.sign(),
            )
        )
    return alert


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


def test_a_released_alert_may_go_to_its_recipient_only(released: Released) -> None:
    with transaction(released.house.engine) as session:
        assert callable(released.mail(session))
        with pytest.raises(MailRefused):
            released.mail(session, member="d" * 32)


def drafter_alone(one: Released) -> None:
    raw = canonical(one.document())
    one.change(
        releaser_id=one.house.member_id, releaser_signature=one.house.member.sign("alert", raw)
    )


def signatures_swapped(one: Released) -> None:
    columns = one.sign()
    one.change(
        drafter_signature=columns["releaser_signature"],
        releaser_signature=columns["drafter_signature"],
    )


def a_stranger_releases(one: Released) -> None:
    stranger = new_member_secret()
    one.change(
        releaser_id="e" * 32, releaser_signature=stranger.sign("alert", canonical(one.document()))
    )


def another_recipient(one: Released) -> None:
    document = one.document()
    document["recipients"][0]["email"] = "mallory@factory.example"
    one.change(document=canonical(document))


def another_statement(one: Released) -> None:
    one.change(document=canonical(one.document() | {"statements": {"en": "Asha told us."}}))


def one_byte_more(one: Released) -> None:
    one.change(document=canonical(one.document()) + b" ")


def another_office(one: Released) -> None:
    one.change(**one.sign(release_by="d" * 32))


def another_alert(one: Released) -> None:
    one.change(**one.sign(alert="d" * 32))


def signed_as_a_reply(one: Released) -> None:
    raw = canonical(one.document())
    one.change(releaser_signature=one.releaser.sign("reply", raw))


BENT: list[Callable[[Released], None]] = [
    drafter_alone,
    signatures_swapped,
    a_stranger_releases,
    another_recipient,
    another_statement,
    one_byte_more,
    another_office,
    another_alert,
    signed_as_a_reply,
    lambda one: one.change(releaser_signature=None),
    lambda one: one.change(drafter_signature=b""),
    lambda one: one.change(releaser_id=None),
    lambda one: one.change(drafter_id=one.releaser_id),
    lambda one: one.change(document=None),
    lambda one: one.change(document=b"{}"),
    lambda one: one.change(state="recalled"),
]


@pytest.mark.parametrize("bend", BENT, ids=range(len(BENT)))
def test_a_bent_alert_is_refused(released: Released, bend: Callable[[Released], None]) -> None:
    bend(released)
    with transaction(released.house.engine) as session, pytest.raises((MailRefused, RosterRefused)):
        released.mail(session)


def test_the_courier_refuses_it_and_raises_an_alarm(released: Released) -> None:
    another_recipient(released)
    row = new_id()
    with transaction(released.house.engine) as session:
        session.add(
            Outbound(
                id=row,
                kind=MAIL,
                template="alert",
                subject_id=released.alert,
                recipient_id=BUYER,
                not_before=utc_now(),
                created_at=utc_now(),
                effect_key="alert/1",
            )
        )
    open_courier(released.house).drain()
    with transaction(released.house.engine) as session:
        found = session.get_one(Outbound, row)
        assert (found.state, found.error_code) == ("failed", "send-refused")
        assert session.scalars(select(Alarm.kind)).all() == ["send-refused"]


def test_a_head_office_with_another_genesis_is_not_the_one(released: Released) -> None:
    """The operator's file was replaced too, but the monitors' roster still names the old one."""
    impostor, office = new_member_secret(), released.head_office
    with transaction(released.house.engine) as session:
        row = session.get_one(RosterVersion, (office, 1))
        content = json.loads(row.document)
        content["members"] = [person("a" * 32, "Farah", ["coordinator", "releaser"], impostor)]
        row.document = canonical(content)
        signature = Signature("a" * 32, impostor.sign("roster", row.document))
        row.signatures = write_signatures((signature,))
        released.house.trust.confirm(office, genesis_of(row.document))
    raw = canonical(released.document())
    released.change(releaser_id="a" * 32, releaser_signature=impostor.sign("alert", raw))
    with transaction(released.house.engine) as session, pytest.raises(MailRefused):
        released.mail(session)
