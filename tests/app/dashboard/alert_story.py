"""Monitors, a head office, two buyers and a case that is ripe for an alert, over real HTTP."""

import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from app.practice.member import PracticeMember
from case_management.cases.models import Case, CaseReport, Finding
from case_management.supply_chain.models import Contract, Contractor, Disclosed, Factory
from config.platform.database import new_id, transaction
from intake.contacts.contact import Contact
from intake.lines.line import TWILIO, Line
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message, add_message
from tests.app.accounts.site import PASSPHRASE, Site
from vault.encoding import b64u, canonical, unb64u
from vault.grants import Grant
from vault.records import grant_context, seal_record, wrapping_key
from vault.roster import Roster
from vault.sealing import seal, unwrap

FOUND_AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
WORKER_SAYS = "the door on the second floor is locked since friday"
STATEMENT = "An exit in the building cannot be opened while people work there."
ANSWERS = {
    "period": "2026-11",
    "asked_action": "ask_contractor",
    "contractor": "Beispiel Uniform GmbH",
    "what_not_to_do": ["no_factory_contact", "no_identifying"],
    "remedy_requested": "stop_hazard",
    "due_month": "2026-12",
}
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


def reference(number: int) -> str:
    """A reference without a digit, another one for each number."""
    letters = ""
    for _ in range(8):
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    return f"B-{letters}"


@dataclass
class World:
    """The people of one site. `erik` may read a case but neither draft nor release."""

    site: Site
    asha: PracticeMember
    chandra: PracticeMember
    erik: PracticeMember
    dora: PracticeMember
    greta: PracticeMember
    hugo: PracticeMember
    factory_id: str = field(default_factory=new_id)
    references: int = 0

    def next_reference(self) -> str:
        self.references += 1
        return reference(self.references)


def make_world(site: Site) -> World:
    """Founds three organisations and lets each of them know the other as it must."""
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    chandra = site.joined(asha, "Chandra", "investigator")
    erik = site.joined(asha, "Erik", "triager")
    dora = site.founded("head_office", "dora@office.example", "coordinator", "releaser")
    asha.add_partner(dora.organisation, dora.words)
    hugo = site.founded("affiliate", "hugo@ciudad.example", "coordinator", "buyer")
    link = hugo.invite("Greta", "greta@stadt.example", "buyer", language="de")
    greta = PracticeMember.join(link, PASSPHRASE, site.clock)
    assert hugo.confirm(link)
    greta.sign_in()
    site.clock.move(minutes=1)
    world = World(site, asha, chandra, erik, dora, greta, hugo)
    add_supply_chain(world)
    return world


def add_supply_chain(world: World) -> None:
    """One factory of 1,200 workers, one contract that reaches it."""
    contractor, contract = new_id(), new_id()
    with transaction(world.site.engine) as session:
        session.add(
            Factory(
                id=world.factory_id,
                code="4417",
                name="Meghna Shirts",
                address="12 Mill Road",
                country="BD",
                sector="apparel",
                worker_count=1200,
                time_zone="Asia/Dhaka",
            )
        )
        session.add(Contractor(id=contractor, name="Beispiel Uniform GmbH"))
        session.flush()
        session.add(
            Contract(
                id=contract,
                affiliate_id=world.hugo.organisation,
                contractor_id=contractor,
                reference="M-1",
                title="Work clothes",
                starts_on=date(2026, 1, 1),
                ends_on=None,
            )
        )
        session.flush()
        session.add(Disclosed(contract_id=contract, factory_id=world.factory_id))


def add_case(world: World, **changed: Any) -> str:
    """A danger to life, found on good evidence, agreed by the worker; gives the case's id.

    `changed` sets the case's columns, or with `consent` the worker's.
    """
    roster = world.asha.keys().roster
    consent = changed.pop("consent", "C2")
    line, contact, report, case = (new_id() for _ in range(4))
    organisation = world.asha.organisation
    message = Message(id=new_id(), author=WORKER, language="en", at=FOUND_AT)
    content = {"text": WORKER_SAYS}
    message.body_sealed, grant = seal_record("message", message.id, content, roster.reader())
    columns = {
        "state": "finding",
        "category": "FIRE_BUILDING",
        "level": "L1",
        "language": "en",
        "factory_id": world.factory_id,
        "reprisal_risk": "low",
    }
    with transaction(world.site.engine) as session:
        session.add(
            Line(
                id=line,
                organisation_id=organisation,
                channel=TWILIO,
                address=line[:12],
                languages="en",
                time_zone="Asia/Dhaka",
            )
        )
        session.flush()
        session.add(
            Contact(
                id=contact,
                line_id=line,
                address_index=bytes.fromhex(contact),
                language="en",
                address_sealed=b"\1",
                dialogue="{}",
                created_on=FOUND_AT.date(),
            )
        )
        session.flush()
        written = Report(
            id=report,
            line_id=line,
            contact_id=contact,
            organisation_id=organisation,
            code_index=bytes.fromhex(report),
            language="en",
            consent=consent,
            received_at=FOUND_AT,
            message_count=0,
        )
        session.add(written)
        session.add(
            Case(
                id=case,
                organisation_id=organisation,
                reference=case[:12],
                opened_at=FOUND_AT,
                last_heard_at=FOUND_AT,
                **columns | changed,
            )
        )
        session.flush()
        add_message(session, written, message)
        session.flush()
        session.add(
            Grant(
                record_id=message.id,
                organisation_id=organisation,
                epoch=roster.epoch,
                key_sealed=grant,
            )
        )
        session.add(CaseReport(report_id=report, case_id=case, opened_case_id=case))
        session.add(
            Finding(
                case_id=case,
                member_id=world.chandra.id,
                result="substantiated",
                grade="E3",
                affected_count=30,
                body_sealed=b"\2",
                recorded_at=FOUND_AT,
            )
        )
    return case


def document_for(world: World, drafter: PracticeMember, **changed: Any) -> dict[str, Any]:
    """The alert that the drafter's page would make; `changed` replaces whole parts."""
    own = world.next_reference()
    people = [(world.greta, "de"), (world.hugo, "en")]
    content: dict[str, Any] = {
        "firedoor": "alert/3",
        "alert": new_id(),
        "reference": own,
        "organisation": world.asha.organisation,
        "release_by": world.dora.organisation,
        "fields": {
            "reference": own,
            "factory": "Meghna Shirts",
            "country": "BD",
            "region": None,
            "category": "FIRE_BUILDING",
            "ilo": ["C155"],
            "level": "L1",
            "evidence_grade": "E3",
            "affected_band": "25+",
            **ANSWERS,
        },
        "statements": {"en": STATEMENT},
        "vouched": {"en": drafter.id},
        "recipients": [
            {
                "affiliate": one.organisation,
                "member": one.id,
                "email": one.email,
                "language": language,
                "reference": world.next_reference(),
            }
            for one, language in people
        ],
        "template": "alert-mail/1",
        "remarks": [],
        "observation": False,
        "overlap": {"messages": 1, "digest": "0" * 64, "longest": 0},
    }
    return copy.deepcopy(content | changed)


def head_office(world: World) -> Roster:
    return world.dora.keys().roster


def proposal(
    world: World, drafter: PracticeMember, document: dict[str, Any], **changed: Any
) -> dict[str, Any]:
    """What the drafter's page posts: signed, wrapped for its house, granted to the head office."""
    raw, record = canonical(document), document["alert"]
    office = head_office(world)
    body, grant, epoch = drafter.write("alert", record, {"document": raw.decode()})
    # As the browser does it: the same data key once more, for the other house.
    data_key = opened_key(drafter, record, grant, epoch)
    bound = grant_context(office.organisation, office.epoch, record)
    return {
        "document": b64u(raw),
        "signature": b64u(drafter.sign("alert", raw)),
        "body": b64u(body),
        "own_grant": {"epoch": epoch, "grant": b64u(grant)},
        "head_office_grant": {
            "epoch": office.epoch,
            "grant": b64u(seal(office.keys[office.epoch], data_key, bound)),
        },
    } | changed


def opened_key(member: PracticeMember, record: str, grant: bytes, epoch: int) -> bytes:
    secret = member.keys().secrets[epoch]
    key = wrapping_key(secret, member.organisation, epoch)
    return unwrap(key, grant, grant_context(member.organisation, epoch, record))


def propose(world: World, case: str, **changed: Any) -> dict[str, Any]:
    """Chandra proposes; gives the document."""
    document = document_for(world, world.chandra, **changed)
    body = proposal(world, world.chandra, document)
    assert world.chandra.browser.post(f"/cases/{case}/alert", body) == {"id": document["alert"]}
    return document


def opened_by_releaser(world: World, alert: str) -> bytes:
    """The bytes that Dora's page opens and checks."""
    answer = world.dora.browser.fetch(f"/releases/{alert}.json")
    record = answer["record"]
    content = world.dora.open(
        "alert", alert, unb64u(record["body"]), unb64u(record["grant"]), record["epoch"]
    )
    return str(content["document"]).encode()


def release(world: World, alert: str) -> bytes:
    """The releaser signs what was opened."""
    raw = opened_by_releaser(world, alert)
    body = {"document": b64u(raw), "signature": b64u(world.dora.sign("alert", raw))}
    assert world.dora.browser.post(f"/releases/{alert}/release", body) == {"state": "released"}
    return raw
