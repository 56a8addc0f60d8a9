"""The queue: what needs me now. Danger first, then by clock."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import render_template, request, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from app.accounts.current_member import CurrentMember, current_member
from app.dashboard.frame.access.permissions import may
from app.dashboard.frame.members import actor, name_of
from app.dashboard.frame.request import database, now, services
from app.dashboard.monitor.queue.blueprint import blueprint
from app.dashboard.monitor.queue.narrowing import NEWEST, case_filter, chosen, narrowings
from app.dashboard.monitor.queue.views import links, may_keep
from app.dashboard.monitor.to_do import to_do_of
from app.dashboard.monitor.worker_facts import consent_fact, safety_words
from app.dashboard.wording.alert.alert_texts import language_name, words_of
from app.dashboard.wording.case_texts import (
    alarm_words,
    category_words,
    level_words,
)
from app.dashboard.wording.times import Clock, clock_of, own_zone
from bots.registry import label
from case_management.cases.lists.case_list import ROWS, CasePage, QueueRow, case_page, count_unread
from case_management.cases.on_call import lacks_on_call
from case_management.cases.triage.screen_from_list import Verdict
from case_management.duty.alarm_tests import missed_test
from case_management.levels import endangers_life
from intake.lines.line import Line
from intake.monitoring.alarms import recent_alarms

VERDICTS = (
    (Verdict.REPORT, "r", _("Report")),
    (Verdict.TEST, "t", _("Test")),
    (Verdict.QUESTION, "q", _("Question")),
    (Verdict.OUT_OF_SCOPE, "o", _("Not a case for us")),
    (Verdict.WRONG_FACTORY, "w", _("Wrong factory")),
)
"""What can be said of a case in the list: its key, and how its button is called."""
LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class CaseRow:
    """One case as the queue shows it; every text is in words. `flood`: texts, if so many came."""

    id: str
    reference: str
    danger: bool
    level: str
    unread: bool
    heard: str
    """Another one whenever its first words may be others."""
    rings: bool
    """Danger to life that nobody has opened since it was said, or said again."""
    to_do: str
    clock: Clock | None
    category: str
    category_key: str | None
    proposed: bool
    factory: str | None
    country: str
    language: str
    report_count: int
    test: bool
    question: bool
    flood: int
    wants_others: bool
    safety: str
    consent: str
    """What workers answered, in words; "" where they answered nothing."""
    assignee: str | None


@dataclass(frozen=True)
class OwnLine:
    """What people call a line, and where workers write."""

    label: str
    address: str


@blueprint.get("/cases", endpoint="page")
def show() -> str:
    """The open cases."""
    return render_template(
        "monitor/queue/templates/page.html",
        **_open(),
        zone=own_zone().key,
        verdicts=VERDICTS,
        narrowings=narrowings(),
        views=links(),
        may_keep=may_keep(),
        exports_all=may(current_member(), "export.all"),
    )


@blueprint.get("/cases/rows", endpoint="rows")
def fragment() -> str:
    """The same rows alone; the page asks for them every ten seconds."""
    return render_template("monitor/queue/templates/rows.html", **_open())


@blueprint.get("/cases/ended", endpoint="ended")
def show_ended() -> str:
    """Closed, referred and out of scope."""
    page = _page(ended=True)
    return render_template(
        "monitor/queue/templates/ended.html",
        rows=_rows(page),
        following=page.following,
        after=_after(),
    )


def _open() -> dict[str, object]:
    page = _page(ended=False)
    rows, narrowed = _rows(page), chosen()
    if narrowed.get("order") != NEWEST:
        rows.sort(key=_urgency)
    return {
        "rows": rows,
        "screens": True,
        "narrowed": narrowed,
        "unread": _unread(page, rows),
        "following": page.following,
        "after": _after(),
        "lines": _own_lines(),
        "alarms": _alarms(),
        "lacks_on_call": lacks_on_call(database(), current_member().organisation),
        "missed_test": _missed_test(),
        "practice_address": _practice_address(),
    }


def _missed_test() -> bool:
    """Whether an alarm may reach nobody, as far as the last test shows."""
    return missed_test(database(), current_member().organisation, now()) is not None


def _practice_address() -> str | None:
    """The practice phones, in the embedded size only."""
    if not services().settings.practice:
        return None
    return url_for("practice.page")


def _alarms() -> list[str]:
    """What should not have happened in the last day, in words; a kind once."""
    found = recent_alarms(database(), current_member().organisation, now())
    return list(dict.fromkeys(alarm_words(alarm.kind) for alarm in found))


def unread_count(member: CurrentMember) -> int:
    """How many cases in the queue hold something unread; a try or a question is none."""
    return count_unread(database(), member.actor)


def _after() -> str | None:
    """Where the page before this one ended, as its link says."""
    return request.args.get("after")


def _page(*, ended: bool) -> CasePage:
    return case_page(database(), actor(), ended, _after(), ROWS, case_filter())


def _rows(page: CasePage) -> list[CaseRow]:
    zone = own_zone()
    return [_row(one, zone) for one in page.rows]


def _unread(page: CasePage, rows: list[CaseRow]) -> int:
    """Cases with something unread, on all pages; a try or a question is shown, and is none."""
    if page.following or _after() or chosen():
        return unread_count(current_member())
    return sum(row.unread and not row.test and not row.question for row in rows)


def _urgency(row: CaseRow) -> tuple[bool, bool, datetime]:
    """What rings comes first, then all other danger, then by clock."""
    return not row.rings, not row.danger, row.clock.at if row.clock else LATEST


def _row(found: QueueRow, zone: ZoneInfo) -> CaseRow:
    case, policy = found.case, services().policy
    return CaseRow(
        id=case.id,
        reference=case.reference,
        danger=endangers_life(case.level),
        level=level_words(case.level, policy),
        unread=case.unread,
        heard=f"{case.last_heard_at.isoformat() if case.last_heard_at else ''} {case.unread}",
        rings=endangers_life(case.level) and case.first_opened_at is None,
        to_do=to_do_of(found, zone),
        clock=clock_of(case, zone, now()),
        category=category_words(case.category, policy),
        category_key=case.category,
        proposed=case.proposed,
        factory=found.factory.name if found.factory else None,
        country=words_of("country", found.factory.country, policy) if found.factory else "",
        language=language_name(case.language),
        report_count=found.report_count,
        test=found.test,
        question=found.question,
        flood=found.flood_texts,
        wants_others=found.wants_others,
        safety=safety_words(found.answers),
        consent=consent_fact(found.answers),
        assignee=name_of(case.assignee_id) if case.assignee_id else None,
    )


def _own_lines() -> list[OwnLine]:
    own = Line.organisation_id == current_member().organisation
    lines = database().scalars(select(Line).where(own).order_by(Line.channel, Line.address))
    return [OwnLine(label(one.channel, one.address), one.address) for one in lines]
