"""A database as it is after years: so many cases with messages, written past the mapper.

What grows with the years: cases, their reports and messages, contacts whose time is not over.
What does not: what nobody has read, what came in the last days. Sealed columns hold bytes of a
seal's length, and nothing.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from case_management.cases.models import Case, CaseReport
from case_management.cases.rules import ENDED, OPEN
from case_management.supply_chain.models import Factory
from config.platform.database import Base, transaction
from intake.contacts.contact import Contact
from intake.inbox.seen import Taken
from intake.lines.line import Line
from intake.monitoring.day_counts import LedgerDay
from intake.outbox.carrier_copies import Removal
from intake.outbox.copy_states import CopyState
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import MAIL, TEXT, Outbound
from intake.reports.attachment_states import AttachmentState
from intake.reports.attachments import MediaFile
from intake.reports.report import Report, Stage
from intake.reports.thread import LINE, WORKER, Message
from tests.support.house import NOON, House
from vault.grants import Grant

AT_ONCE = 5000
YEARS = timedelta(days=1095)
WORKED_ON_FOR = timedelta(days=30)
"""From the day on which a case is opened to the day on which it ends."""
FEWEST_WORKED_ON = 520
UNREAD = 60
"""So many are unread, however many there are: people read what comes in."""
SEALED = bytes(1200)

Row = dict[str, Any]
Rows = dict[type[Base], list[Row]]
_IN_ORDER = (
    Contact,
    Report,
    Case,
    CaseReport,
    Message,
    Grant,
    MediaFile,
    Outbound,
    Removal,
    Taken,
)


def fill(house: House, cases: int, now: datetime = NOON, messages: int = 3) -> None:
    """Writes so many cases, spread evenly over three years before `now`.

    A tenth is worked on, and not less than fills a page of the list. `messages` are those of each
    case; two of three are a worker's.
    """
    with transaction(house.engine) as session:
        line = session.scalars(select(Line)).one()
        factory = session.scalars(select(Factory.id)).one()
        silent = _silent_line(session, house)
    everything = _Drawer(house, cases, now, line.id, factory, messages)
    for start in range(0, cases, AT_ONCE):
        _write(house, everything.rows(range(start, min(start + AT_ONCE, cases))))
    _write(house, everything.days(line.id, silent))


def _silent_line(session: Session, house: House) -> str:
    line = Line(
        organisation_id=house.organisation_id,
        channel="telegram",
        address="line_without_texts_bot",
        languages="en",
        time_zone="Asia/Dhaka",
    )
    session.add(line)
    session.flush()
    return line.id


def _write(house: House, rows: Rows) -> None:
    with house.engine.begin() as connection:
        for kind, those in rows.items():
            if those:
                connection.execute(insert(cast(Table, kind.__table__)), those)


class _Drawer:
    """Makes the rows of one case after the other, by its number alone."""

    def __init__(
        self, house: House, cases: int, now: datetime, line: str, factory: str, messages: int
    ) -> None:
        self._authors = [(WORKER, LINE, WORKER)[place % 3] for place in range(messages)]
        self._organisation = house.organisation_id
        self._cases = cases
        self._worked_on = max(cases // 10, min(cases // 2, FEWEST_WORKED_ON))
        self._now = now
        self._line = line
        self._factory = factory
        keep = house.policy.retention
        self._texts_since = now - timedelta(days=keep.messages)
        self._contacts_kept = keep.contacts
        self._sent_since = now - timedelta(days=keep.outbound)
        self._tags_since = now - timedelta(days=keep.dedupe)

    def rows(self, numbers: range) -> Rows:
        """All rows of these cases."""
        found: Rows = {kind: [] for kind in _IN_ORDER}
        for number in numbers:
            for kind, row in self._case(number):
                found[kind].append(row)
        return found

    def days(self, *lines: str) -> Rows:
        """The ledger: a row a line and day, as long as tags are kept."""
        first = self._tags_since.date()
        count = (self._now.date() - first).days
        rows = [
            {"line_id": line, "day": first + timedelta(days=ago), "received": 1, "handled": 1}
            for line in lines
            for ago in range(1, count)
        ]
        return {LedgerDay: rows}

    def _case(self, number: int) -> Iterator[tuple[type[Base], Row]]:
        came = self._now - YEARS * (1 - number / self._cases)
        ended = self._ended(number, came)
        gone = ended is not None and ended < self._texts_since.date()
        case, report, contact = _id("c", number), _id("r", number), _id("p", number)
        if not gone:
            yield Contact, self._contact(number, contact, report, came)
        yield Report, self._report(number, report, None if gone else contact, came, ended)
        yield Case, self._case_row(number, case, came, ended)
        yield CaseReport, {"report_id": report, "case_id": case, "opened_case_id": case}
        for place, author in enumerate(self._authors, start=1):
            at = came + timedelta(minutes=place)
            message = _id("m", number * len(self._authors) + place)
            sealed = author == WORKER and not gone
            yield Message, self._message(message, report, place, author, at, sealed)
            if sealed:
                yield Grant, self._grant(message)
            if author == WORKER and came > self._tags_since:
                yield Taken, self._tag(number * len(self._authors) + place, at)
                yield Removal, self._removal(message, at)
        if number % 20 == 0 and not gone:
            yield MediaFile, self._file(number, _id("m", number * len(self._authors) + 1))
        if came > self._sent_since:
            yield Outbound, self._sent(number, contact, report, came)
        if number % 50 == 0:
            yield Outbound, self._alert_mail(number, came)

    def _ended(self, number: int, came: datetime) -> date | None:
        """Most have ended, if their time was long enough."""
        over = came + WORKED_ON_FOR
        worked_on = number * 7919 % self._cases < self._worked_on
        return None if worked_on or over >= self._now else over.date()

    def _contact(self, number: int, identifier: str, report: str, came: datetime) -> Row:
        # Retention asked about each whose days were over for the first time.
        days = number % self._contacts_kept
        old = came < self._now - timedelta(days=self._contacts_kept)
        asked = self._now - timedelta(days=days) if old else None
        return {
            "id": identifier,
            "line_id": self._line,
            "address_index": identifier.encode(),
            "address_sealed": SEALED,
            "language": "bn",
            "dialogue": "{}",
            "current_report_id": report,
            "last_inbound_at": came,
            "created_on": came.date(),
            "needed_at": asked,
        }

    def _report(
        self, number: int, report: str, contact: str | None, came: datetime, ended: date | None
    ) -> Row:
        return {
            "id": report,
            "line_id": self._line,
            "contact_id": contact,
            "organisation_id": self._organisation,
            "code_index": report.encode() if contact else None,
            "stage": Stage.CLOSED if ended else Stage.READING,
            "language": "bn",
            "test": number % 40 == 0,
            "message_count": len(self._authors),
            "text_count": self._authors.count(WORKER),
            "received_at": came,
            "complete_at": came + timedelta(minutes=30),
            "ended_on": ended,
            "destroyed_up_to": 0 if contact else len(self._authors),
        }

    def _case_row(self, number: int, case: str, came: datetime, ended: date | None) -> Row:
        read = came + timedelta(hours=2) if number < self._cases - UNREAD else None
        danger = number % 200 == 0
        states = ENDED if ended else OPEN
        return {
            "id": case,
            "organisation_id": self._organisation,
            "reference": f"C-{number:07d}",
            "state": states[number // 10 % len(states)] if read else "received",
            "category": "wages_unpaid",
            "level": "L1" if danger else f"L{2 + number % 3}",
            "proposed": read is None,
            "factory_id": self._factory if number % 3 else None,
            "language": "bn",
            "opened_at": came,
            "due_at": came + timedelta(hours=1 if danger else 72),
            "first_opened_at": read,
            "read_at": read,
            "last_heard_at": came + timedelta(minutes=3),
            "ended_on": ended,
        }

    def _message(
        self, message: str, report: str, place: int, author: str, at: datetime, sealed: bool
    ) -> Row:
        return {
            "id": message,
            "report_id": report,
            "number": place,
            "author": author,
            "phrase": "receipt" if author == LINE else None,
            "language": "bn",
            "body_sealed": SEALED[:300] if sealed else None,
            "at": at,
            "line_id": self._line if author == WORKER else None,
        }

    def _grant(self, record: str) -> Row:
        return {
            "record_id": record,
            "organisation_id": self._organisation,
            "epoch": 1,
            "key_sealed": SEALED,
        }

    def _file(self, number: int, message: str) -> Row:
        return {
            "id": _id("f", number),
            "message_id": message,
            "number": 1,
            "channel": "twilio",
            "kind": "image",
            "state": AttachmentState.KEPT,
            "body_sealed": SEALED[:300],
        }

    def _tag(self, number: int, at: datetime) -> Row:
        return {
            "tag": _id("t", number).encode(),
            "line_id": self._line,
            "taken_on": at.date(),
        }

    def _removal(self, message: str, at: datetime) -> Row:
        return {
            "id": message,
            "channel": "twilio",
            "line_id": self._line,
            "direction": "in",
            "state": CopyState.GONE,
            "noted_on": at.date(),
        }

    def _sent(self, number: int, contact: str, report: str, came: datetime) -> Row:
        return {
            "id": _id("o", number),
            "kind": TEXT,
            "line_id": self._line,
            "contact_id": contact,
            "report_id": report,
            "phrase": "receipt",
            "language": "bn",
            "template": None,
            "recipient_id": None,
            "state": DeliveryState.DELIVERED,
            "not_before": came,
            "effect_key": f"receipt/{number}",
            "created_at": came,
            "settled_at": came + timedelta(seconds=2),
        }

    def _alert_mail(self, number: int, came: datetime) -> Row:
        return {
            "id": _id("a", number),
            "kind": MAIL,
            "line_id": None,
            "contact_id": None,
            "report_id": None,
            "phrase": None,
            "language": None,
            "template": "alert",
            "recipient_id": _id("b", 1),
            "state": DeliveryState.SENT,
            "not_before": came,
            "effect_key": f"alert/{number}",
            "created_at": came,
            "settled_at": came + timedelta(seconds=2),
        }


def _id(kind: str, number: int) -> str:
    """Of 32 hexadecimal characters, in no order, as `new_id` gives them; the same each time."""
    return sha256(f"{kind}{number}".encode()).hexdigest()[:32]
