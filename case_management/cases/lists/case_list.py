"""The lists of cases, page by page: those that are worked on, and those that have ended.

A page costs what its own rows cost, however many cases there are: rows are found by an index that
stands in the order of the list (ix_cases_list), and only then joined with what is shown of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, select, tuple_
from sqlalchemy import case as sql_case
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.case_access import CaseWatcher, visible_to
from case_management.cases.models import (
    CLOCK_RUNS,
    ENDED_FROM,
    JOINED_FROM,
    Case,
    CaseReport,
    LevelRequest,
    Poll,
)
from case_management.cases.polls.count_polls import newest_polls
from case_management.cases.rules import ENDED, OPEN
from case_management.cases.watches import UNSETTLED, WatchTrigger, cases_with_signs
from case_management.cases.worker_answers import NOTHING, WorkerAnswers
from case_management.levels import Level
from case_management.remedies.models import TO_BE_DONE, RemedyAction
from case_management.supply_chain.models import Factory
from intake.reports.report import WANTS_OTHERS, Report

ROWS = 500
"""Cases on one page of a list."""
AT_MOST_COUNTED = 100
NOBODY = "nobody"
UNKNOWN = "unknown"

_KEY = re.compile(r"([0-9]{1,2})-([0-9]{0,17})-([0-9]{1,17})-([0-9a-f]{32})")
_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class QueueRow:
    """One line of a list. `flood_texts` are those of a number that sent very many, else 0.

    `test` and `question`: all that is in it are tries of the line, or questions about the law.
    """

    case: Case
    factory: Factory | None
    report_count: int
    test: bool
    question: bool
    answers: WorkerAnswers
    flood_texts: int = 0
    answers_until: datetime | None = None
    """Until when workers are asked about its remedy; None where they are not asked just now."""
    is_answered: bool = False
    """They were asked about the remedy as it is now, and it is over."""
    wants_others: bool = False
    """A worker asks for another organisation."""
    has_sign: bool = False
    """A sign of retaliation waits for a member."""


@dataclass(frozen=True)
class CasePage:
    """One page of a list; `following` is the key from which the next one goes on, if any."""

    rows: list[QueueRow]
    following: str | None = None


@dataclass(frozen=True)
class CaseFilter:
    """What a list is narrowed to; None where it is not by that."""

    assignee: str | None = None
    """A member's id; NOBODY for cases that nobody was given."""
    watcher: str | None = None
    """A member's id: only what that member follows."""
    level: str | None = None
    category: str | None = None
    factory: str | None = None
    """A factory's id; UNKNOWN for cases of which nobody knows it."""
    language: str | None = None
    state: str | None = None
    unread: bool = False
    late_at: datetime | None = None
    """Only cases of which a clock ended before this moment."""
    waiting: bool = False
    """Only cases of which a worker waits for an answer."""
    signs: bool = False
    """Only cases of which a sign of retaliation waits for a member."""
    overdue_on: date | None = None
    """Only cases of whose plan an action was due before this day and is not said to be done."""
    wants_others: bool = False
    """Only cases of which a worker asks for another organisation."""
    asks: str | None = None
    """A member's id: only cases of which somebody else asks to lower the level."""
    newest: bool = False
    """Shown in the order in which they came, the newest first, and not by what is urgent."""

    @property
    def names_few(self) -> bool:
        """Whether an index of its own finds what fits: what is unread, or one member's cases."""
        return self.unread or self.assignee not in {None, "", NOBODY}

    def conditions(self) -> list[ColumnElement[bool]]:
        """All of which hold."""
        equal = (
            (Case.level, self.level),
            (Case.category, self.category),
            (Case.language, self.language),
            (Case.state, self.state),
        )
        found = [column == value for column, value in equal if value]
        if self.assignee == NOBODY:
            found.append(Case.assignee_id.is_(None))
        elif self.assignee:
            found.append(Case.assignee_id == self.assignee)
        if self.watcher:
            watched = select(CaseWatcher.case_id).where(CaseWatcher.member_id == self.watcher)
            found.append(Case.id.in_(watched))
        if self.factory == UNKNOWN:
            found.append(Case.factory_id.is_(None))
        elif self.factory:
            found.append(Case.factory_id == self.factory)
        if self.unread:
            found.append(unread())
        if self.waiting:
            waits = select(CaseReport.case_id).where(CaseReport.unanswered_since.is_not(None))
            found.append(Case.id.in_(waits))
        if self.signs:
            found.append(Case.id.in_(select(WatchTrigger.case_id).where(UNSETTLED)))
        if self.overdue_on:
            due = RemedyAction.due_on < self.overdue_on
            found.append(Case.id.in_(select(RemedyAction.case_id).where(due, TO_BE_DONE)))
        if self.wants_others:
            wants = select(CaseReport.case_id).join(Report, Report.id == CaseReport.report_id)
            found.append(Case.id.in_(wants.where(WANTS_OTHERS)))
        if self.asks:
            asked = LevelRequest.granted_at.is_(None), LevelRequest.member_id != self.asks
            found.append(Case.id.in_(select(LevelRequest.case_id).where(*asked)))
        if self.late_at is not None:
            found += [Case.list_order.in_(CLOCK_RUNS), Case.due_at < self.late_at]
        return found


@dataclass(frozen=True)
class _Key:
    """Where a case stands in a list: what comes after it does not depend on what came before."""

    order: int
    due_at: datetime | None
    opened_at: datetime
    case_id: str

    @property
    def sorts(self) -> tuple[int, datetime, datetime, str]:
        # Cases of one order all have a clock, or none of them has.
        return self.order, self.due_at or _START, self.opened_at, self.case_id

    @property
    def age(self) -> tuple[datetime, str]:
        return self.opened_at, self.case_id

    def follows(self, other: "_Key", newest: bool) -> bool:
        """Whether it comes later in the list, newest first or by urgency."""
        return self.age < other.age if newest else self.sorts > other.sorts

    @property
    def text(self) -> str:
        """As it stands in the address of a page."""
        due = "" if self.due_at is None else str((self.due_at - _START) // _MICROSECOND)
        return f"{self.order}-{due}-{(self.opened_at - _START) // _MICROSECOND}-{self.case_id}"

    @classmethod
    def read(cls, text: str) -> "_Key | None":
        """Of an address; None where it is no key."""
        found = _KEY.fullmatch(text)
        if found is None:
            return None
        order, due, opened, case_id = found.groups()
        return cls(
            int(order),
            _START + int(due) * _MICROSECOND if due else None,
            _START + int(opened) * _MICROSECOND,
            case_id,
        )


def unread() -> ColumnElement[bool]:
    """A worker's words came since the case was read."""
    return Case.read_at.is_(None) | (Case.read_at < Case.last_heard_at)


def case_page(
    session: Session,
    actor: Actor,
    ended: bool = False,
    after: str | None = None,
    at_most: int = ROWS,
    narrowed: CaseFilter | None = None,
) -> CasePage:
    """One page of the cases that a member may open: danger first, then by clock; ended ones apart.

    Beside what is worked on stands what has ended but holds words that came since and nobody has
    read. `after` is the `following` of the page before; what is no such key begins anew. `narrowed`
    leaves out what does not fit.
    """
    since = _Key.read(after) if after else None
    mine = visible_to(actor)
    if ended:
        ended_cases = (
            *mine,
            Case.list_order >= ENDED_FROM,
            Case.list_order < JOINED_FROM,
        )
        keys = _keys(session, ended_cases, since, at_most + 1)
    else:
        fitting = narrowed.conditions() if narrowed else []
        open_cases = (*mine, Case.list_order < ENDED_FROM, *fitting)
        newest = narrowed is not None and narrowed.newest
        find = _newest if newest else _keys
        come_back = _come_back(session, (*mine, *fitting))
        keys = find(session, open_cases, since, at_most + 1)
        keys += [one for one in come_back if since is None or one.follows(since, newest)]
        if newest:
            keys.sort(key=lambda key: key.age, reverse=True)
        else:
            keys.sort(key=lambda key: key.sorts)
    shown = keys[:at_most]
    following = shown[-1].text if len(keys) > at_most else None
    return CasePage(_rows(session, [key.case_id for key in shown]), following)


def count_fitting(session: Session, actor: Actor, narrowed: CaseFilter) -> int:
    """How many cases that are worked on fit, up to AT_MOST_COUNTED: nobody counts further."""
    fitting = select(Case.id).where(*visible_to(actor), *narrowed.conditions())
    if narrowed.names_few:
        # Without the column that the list stands in, for which all that is worked on would be read.
        listed = fitting.where(Case.state.in_(OPEN))
    else:
        # In the order of the list, whose index holds what is worked on first: without it
        # PostgreSQL sometimes reads all cases of the organisation.
        listed = fitting.where(Case.list_order < ENDED_FROM).order_by(*_COLUMNS)
    found = listed.limit(AT_MOST_COUNTED).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def count_unread(session: Session, actor: Actor) -> int:
    """How many cases in the list hold something unread; a try or a question is none."""
    counted = select(func.count()).where(*visible_to(actor), Case.level != Level.L5, unread())
    worked_on = counted.where(Case.state.in_(OPEN))
    come_back = counted.where(*_COME_BACK)
    both = select(worked_on.scalar_subquery() + come_back.scalar_subquery())
    return session.scalar(both) or 0


_Found = Row[int | None, datetime | None, datetime, str]
_COLUMNS = (Case.list_order, Case.due_at, Case.opened_at, Case.id)
_COME_BACK = (Case.state.in_(ENDED), Case.read_at.is_not(None), unread())


def _keys(
    session: Session, which: Iterable[ColumnElement[bool]], since: _Key | None, at_most: int
) -> list[_Key]:
    """The first keys after `since`: the rest of its order, then the orders that follow."""
    wanted = select(*_COLUMNS).where(*which).order_by(*_COLUMNS)
    if since is None:
        return [_key(row) for row in session.execute(wanted.limit(at_most))]
    rest = wanted.where(Case.list_order == since.order, _later(since))
    found = [_key(row) for row in session.execute(rest.limit(at_most))]
    if len(found) < at_most:
        more = wanted.where(Case.list_order > since.order).limit(at_most - len(found))
        found += [_key(row) for row in session.execute(more)]
    return found


def _newest(
    session: Session, which: Iterable[ColumnElement[bool]], since: _Key | None, at_most: int
) -> list[_Key]:
    """The same in the order of ix_cases_newest."""
    wanted = select(*_COLUMNS).where(*which).order_by(Case.opened_at.desc(), Case.id.desc())
    if since is not None:
        here = tuple_(Case.opened_at, Case.id)
        wanted = wanted.where(here < tuple_(since.opened_at, since.case_id))
    return [_key(row) for row in session.execute(wanted.limit(at_most))]


def _later(since: _Key) -> ColumnElement[bool]:
    if since.due_at is None:
        later = tuple_(Case.opened_at, Case.id) > tuple_(since.opened_at, since.case_id)
        return and_(Case.due_at.is_(None), later)
    return tuple_(Case.due_at, Case.opened_at, Case.id) > tuple_(
        since.due_at, since.opened_at, since.case_id
    )


def _come_back(session: Session, which: Iterable[ColumnElement[bool]]) -> list[_Key]:
    """Where ended cases with unread words stand among those that are worked on: they are few."""
    rows = session.execute(select(*_COLUMNS).where(*which, *_COME_BACK))
    return [_key(row, ENDED_FROM) for row in rows]


def _key(row: _Found, ended_from: int = 0) -> _Key:
    order, due_at, opened_at, case_id = row
    return _Key((order or 0) - ended_from, due_at, opened_at, case_id)


def _rows(session: Session, ids: Sequence[str]) -> list[QueueRow]:
    counted = session.execute(
        select(
            CaseReport.case_id,
            func.count().label("reports"),
            func.min(sql_case((Report.test, 1), else_=0)).label("test"),
            func.min(sql_case((Report.question, 1), else_=0)).label("question"),
            func.max(sql_case((Report.danger, 1), else_=0)).label("danger"),
            func.min(sql_case((Report.danger_answered, 1), else_=0)).label("answered"),
            func.max(Report.consent).label("consent"),
            func.sum(sql_case((Report.bulk, Report.text_count), else_=0)).label("flood"),
            func.max(sql_case((Report.wants_others, 1), else_=0)).label("wish"),
        )
        .join(Report, Report.id == CaseReport.report_id)
        .where(CaseReport.case_id.in_(ids))
        .group_by(CaseReport.case_id)
    )
    reports = {row.case_id: row for row in counted}
    cases = session.execute(
        select(Case, Factory)
        .outerjoin(Factory, Factory.id == Case.factory_id)
        .where(Case.id.in_(ids))
    )
    of = {case.id: (case, factory) for case, factory in cases}
    polls = newest_polls(session, ids)
    signs = cases_with_signs(session, ids)
    found = (_row(*of[one], reports.get(one), polls.get(one)) for one in ids if one in of)
    return [replace(one, has_sign=one.case.id in signs) for one in found]


def _row(case: Case, factory: Factory | None, reports: Any, poll: Poll | None) -> QueueRow:
    """`reports` are what is counted of them; None for a case whose threads went to others."""
    if reports is None:
        return QueueRow(case, factory, 0, False, False, WorkerAnswers.of(False, False, NOTHING))
    return QueueRow(
        case,
        factory,
        reports.reports,
        bool(reports.test),
        bool(reports.question),
        WorkerAnswers.of(bool(reports.danger), bool(reports.answered), reports.consent),
        int(reports.flood or 0),
        _answers_until(poll),
        poll is not None and poll.closed_at is not None,
        bool(reports.wish),
    )


def _answers_until(poll: Poll | None) -> datetime | None:
    return poll.closes_at if poll is not None and poll.closed_at is None else None
