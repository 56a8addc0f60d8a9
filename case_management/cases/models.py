"""A case, the reports in it, its findings and notes, and who is on call."""

from datetime import date, datetime

from sqlalchemy import Computed, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from case_management.cases.rules import ENDED, JOINED
from case_management.levels import Level
from config.platform.columns import CLEAR, SEALED
from config.platform.database import DEFERRED, Base, UtcDateTime, new_id

ENDED_FROM = 8
"""The `list_order` from which on a case has ended."""
JOINED_FROM = 16
"""The same for cases that stand in no list: they were joined to others."""
CLOCK_RUNS = (0, 2, 4, 6)
"""The values of `list_order` of open cases of which a clock runs."""
_LIST_ORDER = (
    f"CASE WHEN state IN ({', '.join(repr(str(one)) for one in ENDED)})"
    f" THEN {ENDED_FROM} WHEN state = '{JOINED}' THEN {JOINED_FROM} ELSE 0 END"
    f" + CASE WHEN level = '{Level.L1}' THEN 0 ELSE 4 END"
    " + CASE WHEN first_opened_at IS NULL THEN 0 ELSE 2 END"
    " + CASE WHEN due_at IS NULL THEN 1 ELSE 0 END"
)
# No statement that writes a case asks the database what it made of `list_order`.
_MAPPING = {"eager_defaults": False}
LACKS_DAY = text(f"list_order >= {ENDED_FROM} AND ended_on IS NULL")
"""It has ended and nobody wrote down when; as it stands in an index, of which a statement must
repeat the words."""
HAS_DAY_TOO_MUCH = text(f"list_order < {ENDED_FROM} AND ended_on IS NOT NULL")
"""It was opened again and the day of its end still stands."""
_RINGS = text("next_alarm_at IS NOT NULL AND first_opened_at IS NULL")
TELLS_LATER = text("next_late_at IS NOT NULL")
"""A member is to be told of the end of a clock; as it stands in an index, like those above."""
_WORKED_ON = text(f"list_order < {ENDED_FROM}")
_UNANSWERED = text("unanswered_since IS NOT NULL")
_HAS_PLACE = text("factory_id IS NOT NULL")
_IS_JOINED = text("joined_to_id IS NOT NULL")
_IS_LINKED = text("parent_id IS NOT NULL")
_IS_GIVEN = text("assignee_id IS NOT NULL")
_UNREAD = text("read_at IS NULL OR read_at < last_heard_at")


class Case(Base):
    """The clear columns are those that triage, clocks and routing need."""

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_list", "organisation_id", "list_order", "due_at", "opened_at", "id"),
        Index(
            "ix_cases_newest",
            "organisation_id",
            "opened_at",
            "id",
            sqlite_where=_WORKED_ON,
            postgresql_where=_WORKED_ON,
        ),
        Index(
            "ix_cases_unread",
            "organisation_id",
            "state",
            "read_at",
            "level",
            sqlite_where=_UNREAD,
            postgresql_where=_UNREAD,
        ),
        Index(
            "ix_cases_assigned",
            "assignee_id",
            "list_order",
            "due_at",
            sqlite_where=_IS_GIVEN,
            postgresql_where=_IS_GIVEN,
        ),
        Index(
            "ix_cases_ringing",
            "organisation_id",
            "opened_at",
            sqlite_where=_RINGS,
            postgresql_where=_RINGS,
        ),
        Index(
            "ix_cases_next_late",
            "next_late_at",
            sqlite_where=TELLS_LATER,
            postgresql_where=TELLS_LATER,
        ),
        Index(
            "ix_cases_place",
            "organisation_id",
            "factory_id",
            "category",
            "opened_at",
            sqlite_where=_HAS_PLACE,
            postgresql_where=_HAS_PLACE,
        ),
        Index(
            "ix_cases_joined_to",
            "joined_to_id",
            sqlite_where=_IS_JOINED,
            postgresql_where=_IS_JOINED,
        ),
        Index(
            "ix_cases_parent",
            "parent_id",
            sqlite_where=_IS_LINKED,
            postgresql_where=_IS_LINKED,
        ),
        Index("ix_cases_lack_day", "id", sqlite_where=LACKS_DAY, postgresql_where=LACKS_DAY),
        Index(
            "ix_cases_day_too_much",
            "id",
            sqlite_where=HAS_DAY_TOO_MUCH,
            postgresql_where=HAS_DAY_TOO_MUCH,
        ),
    )
    __mapper_args__ = _MAPPING

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), info=CLEAR)
    reference: Mapped[str] = mapped_column(String(12), unique=True, info=CLEAR)
    state: Mapped[str] = mapped_column(String(30), info=CLEAR)
    category: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    level: Mapped[str] = mapped_column(String(2), info=CLEAR)
    proposed: Mapped[bool] = mapped_column(default=True, info=CLEAR)
    factory_id: Mapped[str | None] = mapped_column(ForeignKey("factories.id"), info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    assignee_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    reprisal_risk: Mapped[str | None] = mapped_column(String(10), info=CLEAR)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When the clock ends that ends first of those that run; None while none does."""
    clock: Mapped[str | None] = mapped_column(String(10), info=CLEAR)
    """Which one that is: a StageClock."""
    counts_since: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """From when the clocks of its stages count; None for `opened_at`."""
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """Since when it waits for a worker's answer; None while it does not."""
    first_opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    last_heard_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    alarms_rung: Mapped[int] = mapped_column(default=0, info=CLEAR)
    alert_not_before: Mapped[date | None] = mapped_column(info=CLEAR)
    ended_on: Mapped[date | None] = mapped_column(info=CLEAR)
    next_alarm_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True, info=CLEAR)
    next_late_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When a member is to be told that a clock has ended; None while there is nothing to tell."""
    late_clocks: Mapped[str] = mapped_column(String(60), default="", server_default="", info=CLEAR)
    """The running clocks of whose end a member was told, with commas."""
    joined_to_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The case in which its reports are worked on; None unless its state is JOINED."""
    parent_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The case whose workers came to harm, of a case about retaliation: their threads are there."""
    list_order: Mapped[int | None] = mapped_column(
        Computed(_LIST_ORDER, persisted=True), deferred=True, info=CLEAR
    )
    """Its place in the list of cases, made by the database: danger to life before all else, then
    what nobody has opened, then what has a clock; from ENDED_FROM on in the list of ended ones."""

    @property
    def unread(self) -> bool:
        return self.read_at is None or self.read_at < self.last_heard_at


class CaseReport(Base):
    """Several workers may report one hazard; each keeps an own thread, code and consent."""

    __tablename__ = "case_reports"
    __table_args__ = (
        Index(
            "ix_case_reports_unanswered",
            "case_id",
            sqlite_where=_UNANSWERED,
            postgresql_where=_UNANSWERED,
        ),
    )

    report_id: Mapped[str] = mapped_column(
        ForeignKey("reports.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    """The case in which it is worked on."""
    opened_case_id: Mapped[str] = mapped_column(String(32), server_default="", info=CLEAR)
    """The case that was opened for it, to which it goes back when the two are parted."""
    unanswered_since: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When its worker wrote on after a member had read the case, if nobody has answered since."""


class Finding(Base):
    """What was found, on what grade of evidence; the summary is sealed."""

    __tablename__ = "findings"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    result: Mapped[str] = mapped_column(String(20), info=CLEAR)
    grade: Mapped[str] = mapped_column(String(2), info=CLEAR)
    affected_count: Mapped[int | None] = mapped_column(info=CLEAR)
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class LevelRequest(Base):
    """Lowering a grave level waits for a second person; the reason is sealed.

    The last one of a case stays when it was granted: it says why the level was lowered.
    """

    __tablename__ = "level_requests"

    case_id: Mapped[str] = mapped_column(
        ForeignKey("cases.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    level: Mapped[str] = mapped_column(String(2), info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    reason_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    granted_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When the second person agreed; None while it waits."""


_IS_OPEN = text("closed_at IS NULL")


class Poll(Base):
    """The workers of a case were asked whether what was promised happened; one poll at a time.

    What each of them answered is in intake/reports/poll_questions.py.
    """

    __tablename__ = "polls"
    __table_args__ = (
        Index(
            "ix_polls_open",
            "case_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    worker_count: Mapped[int] = mapped_column(info=CLEAR)
    """Who had reported in the case."""
    asked_count: Mapped[int] = mapped_column(info=CLEAR)
    """Of them who could be written to."""
    unreached_count: Mapped[int | None] = mapped_column(info=CLEAR)
    """Of those asked, whose text had not arrived when it closed; None while it is open."""
    of_past_remedy: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    """The remedy was taken up again since: what was answered then says nothing of it as it is."""
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


class OnCall(Base):
    """Whom danger to life wakes; one member an organisation."""

    __tablename__ = "on_call"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)


class Screening(Base):
    """What a monitor last said of a case in the list, so that it can be undone."""

    __tablename__ = "screenings"

    case_id: Mapped[str] = mapped_column(
        ForeignKey("cases.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    verdict: Mapped[str] = mapped_column(String(20), info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    before: Mapped[str] = mapped_column(info=CLEAR)
    """State, level, category, factory and tags as they were, as JSON."""
    after: Mapped[str] = mapped_column(info=CLEAR)
    """The same as it left them: what was changed since is not undone."""
    at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
