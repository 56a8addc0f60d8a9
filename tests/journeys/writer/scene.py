"""What stands in the database before somebody writes to it: two workers, two organisations."""

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from case_management.alerts.queries import case_facts
from case_management.cases.models import Case, CaseReport
from config.platform.database import new_id, reading, transaction
from intake.lines.line import Line
from intake.lines.proven_line import bent_lines, lines_of_host
from intake.monitoring.alarms import Alarm
from intake.reports.proven_texts import ProvenTexts
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message
from tests.support.desk import Desk, desk_of
from tests.support.house import NOON, House
from tests.support.two_organisations import Other, add_other
from vault.grants import Grant
from vault.records import seal_record
from vault.roster import RosterRefused

THEIR_NUMBER = "+15005550009"
SENDER, SECOND = "+12025550143", "+12025550144"
TALK = ("The fire exit is locked", "1", "4417", "1", "1")
NOT_PROVEN = "Not proven."
CONSENT_CHANGED = "Someone changed the record of what the worker agreed to."


@dataclass
class Scene:
    """The house with what an attack needs to know. The attacker has no key: what they seal, they
    seal to public keys."""

    house: House
    other: Other
    desk: Desk
    line: str
    report: str
    case: str
    """Of the worker who wrote and agreed to nothing yet."""
    second: str
    """The report of a second worker, who agreed that buyers are told (C2)."""
    second_case: str
    later: int = field(default=0)

    def run(self, statement: str, **values: object) -> None:
        """What somebody writes who can write to the database."""
        with transaction(self.house.engine) as session:
            session.execute(text(statement), values)

    def texts(self, report: str) -> list[str]:
        """The ids of what a worker wrote, oldest first."""
        with reading(self.house.engine) as session:
            of_report = select(Message.id).where(
                Message.report_id == report, Message.author == WORKER
            )
            return list(session.scalars(of_report.order_by(Message.number)))

    def writes(self, words: str = "and the window too", sender: str = SENDER) -> list[str]:
        """The worker writes on; gives the organisations that can read the newest text."""
        self.later += 1
        self.house.text(words, sender=sender, now=NOON + timedelta(minutes=10 + self.later))
        with reading(self.house.engine) as session:
            newest = select(Message).where(Message.author == WORKER)
            found = session.scalars(newest.order_by(Message.at.desc(), Message.number.desc()))
            message = found.first()
            assert message is not None
            readers = select(Grant.organisation_id).where(Grant.record_id == message.id)
            return list(session.scalars(readers))

    def waits(self) -> bool:
        """Whether the next text is taken in by nobody: it waits in the spool, with an alarm."""
        try:
            self.writes()
        except RosterRefused:
            return True
        return False

    def alarms(self) -> set[str]:
        with reading(self.house.engine) as session:
            return set(session.scalars(select(Alarm.kind)))

    def doctor(self) -> str:
        """What `firedoor doctor` says of lines."""
        with reading(self.house.engine) as session:
            return "; ".join(bent_lines(session, lines_of_host(session, self.house.trust)))

    def page(self, case: str) -> str:
        """The case as a monitor sees it, before the browser opens what is sealed."""
        return self.desk.page(f"/cases/{case}")

    def consents(self, case: str) -> tuple[str, ...]:
        """By which the disclosure rules decide."""
        with reading(self.house.engine) as session:
            proven = ProvenTexts(self.house.trust)
            whole = session.get_one(Case, case)
            return case_facts(session, whole, (), NOON, proven=proven).consents

    def forge(self, report: str, **changed: object) -> str:
        """A text sealed to the organisation's public key, as anybody can; gives its id."""
        identifier = new_id()
        reader = self.house.trust.roster  # the public key is in a signed roster, for all to read
        with transaction(self.house.engine) as session:
            sealed_to = reader(session, self.house.organisation_id).reader()
            body, grant = seal_record("message", identifier, {"text": "Ask for me."}, sealed_to)
            row = session.get_one(Report, report)
            row.message_count += 1
            values: dict[str, object] = {
                "report_id": report,
                "number": row.message_count,
                "author": WORKER,
                "language": "en",
                "body_sealed": body,
                "at": NOON + timedelta(minutes=9),
                "line_id": self.line,
            }
            session.add(Message(id=identifier, **(values | changed)))
            session.add(
                Grant(
                    record_id=identifier,
                    organisation_id=reader(session, self.house.organisation_id).organisation,
                    epoch=1,
                    key_sealed=grant,
                )
            )
        return identifier


def make_scene(house: House) -> Scene:
    """Two workers have written on a line that the operator confirmed."""
    desk, other = desk_of(house), add_other(house)
    house.text(TALK[0], sender=SENDER, now=NOON)
    for number, words in enumerate(TALK):
        house.text(words, sender=SECOND, now=NOON + timedelta(minutes=number))
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Report).order_by(Report.received_at, Report.consent))
        assert (first.consent, second.consent) == ("C0", "C2")
        return Scene(
            house=house,
            other=other,
            desk=desk,
            line=session.scalars(select(Line.id).where(Line.address == "+15005550006")).one(),
            report=first.id,
            case=_case(session, first.id),
            second=second.id,
            second_case=_case(session, second.id),
        )


def _case(session: Session, report: str) -> str:
    return session.scalars(select(CaseReport.case_id).where(CaseReport.report_id == report)).one()
