"""One message being taken in: what is known of it, and what it has brought about so far."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from config.rows.held_rows import HeldRows
from intake.code_words.check import ComparedText
from intake.contacts.contact import Contact
from intake.dialogue.model.effects import Effect
from intake.dialogue.understanding.reading import Reading
from intake.lines.line import LineView
from intake.outbox.outbox import SOUND, Outbound
from intake.reception.arrival.inbound import Inbound
from intake.reception.arrival.resources import Resources
from intake.reports.events import IntakeEvent
from intake.reports.report import Report
from vault.roster import Roster
from vault.trust import Trust


@dataclass(frozen=True)
class Arrival:
    """A value: each step gives the next one a new Arrival. Only rows of the session change."""

    rows: HeldRows
    """In the transaction of the caller: sender and reports, written when all is decided."""
    resources: Resources
    line: LineView
    roster: Roster
    """Of the line's organisation, believed."""
    trust: Trust
    """By which the rosters of other organisations are believed, to which threads went."""
    inbound: Inbound = field(repr=False)
    """With its text as it can be read."""
    reading: Reading
    """What the text says, found out once."""
    now: datetime
    contact: Contact
    """The sender, locked."""
    report: Report | None
    """What this text belongs to; None for a sender who has no report."""
    compared: ComparedText
    """What the text is to the sender's code words."""
    carrier_tag: bytes | None = None
    """By which a later change of this text is known; None where it can't be changed."""
    secret: bool = False
    """Whether the text is a code word, which is never kept."""
    replaces_id: str | None = None
    """The message that this text is a new version of."""
    coded: Report | None = None
    """The report that the worker code in the text stands for."""
    poster: str = ""
    """The code of the newest poster that the worker came by."""
    effects: tuple[Effect, ...] = ()
    """What the dialogue decided, all of it."""
    previous: Report | None = None
    """The report that was open before this text opened another one."""
    code: str | None = None
    """The worker code of the report that this text opened, which the receipt shows."""
    kept_id: str | None = None
    """The message under which this text was kept."""
    erased: bool = False
    """The sender is forgotten: there is no contact any more."""
    answers: tuple[Outbound, ...] = ()
    """What is said at once, in its order."""
    events: tuple[IntakeEvent, ...] = ()
    """What case management is told of."""

    @property
    def session(self) -> Session:
        """The transaction."""
        return self.rows.session

    def happened(self, *events: IntakeEvent) -> "Arrival":
        """The same with these events after the others."""
        return replace(self, events=(*self.events, *events))

    def answered(self, *rows: Outbound) -> "Arrival":
        """The same with these answers after the others."""
        return replace(self, answers=(*self.answers, *rows))

    @property
    def texts_said(self) -> int:
        """How many texts are said at once; a sound repeats one."""
        return sum(row.form != SOUND for row in self.answers)

    @property
    def minutes_since_last(self) -> int | None:
        """Whole minutes since the sender's last text; None for a first one."""
        last = self.contact.last_inbound_at
        return int((self.now - last).total_seconds() // 60) if last else None
