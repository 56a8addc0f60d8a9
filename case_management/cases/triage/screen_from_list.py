"""One word of a monitor says what a report is, as the list of cases shows it; it can be undone.

Most of what comes in is a test, a question or no case (docs/domain.md, Case states). Whatever ends
a case here must have been on the screen in whole, and the two gravest levels are never lowered so.
"""

import json
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import Any

from case_management.audit.audit_action import AuditAction
from case_management.cases import rules
from case_management.cases.actions.change_state import move, put_state
from case_management.cases.actions.end_case import end_case
from case_management.cases.actions.open_case import read_case
from case_management.cases.lists.first_words import unread_texts
from case_management.cases.models import Case, Screening
from case_management.cases.queries import reports_in
from case_management.cases.triage.set_factory import clear_factory
from case_management.cases.triage.set_level import put_level, set_level
from case_management.levels import TWO_PEOPLE, UNREAD, Level, is_a_case
from case_management.refusals import Refusal
from case_management.work import Work
from intake.reports.report import Stage, set_stage


class Verdict(StrEnum):
    """What a monitor says of a report in the list."""

    REPORT = "report"
    TEST = "test"
    QUESTION = "question"
    OUT_OF_SCOPE = "out_of_scope"
    WRONG_FACTORY = "wrong_factory"


READ_WHOLE = frozenset({Verdict.TEST, Verdict.QUESTION, Verdict.OUT_OF_SCOPE})
"""Nobody says these of words that nobody has seen."""


def screen_from_list(work: Work, case: Case, verdict: Verdict, seen: Collection[str]) -> None:
    """Carries out what a monitor says of a case that the caller has locked.

    `seen` are the ids of the worker's texts that stood on the screen in whole: they are read by it.
    Raises Refusal.
    """
    unread = unread_texts(work.session, case)
    whole = {one.id for one in unread if not one.media_count}
    if verdict in READ_WHOLE and {one.id for one in unread} - (whole & set(seen)):
        raise Refusal("not_read_whole")
    if verdict in READ_WHOLE and case.level in TWO_PEOPLE:
        raise Refusal("lowering_alone", level=case.level)
    if unread:
        read_case(work, case, unread, whole & set(seen))
    before = _facts(work, case)
    _CARRIED_OUT[verdict](work, case)
    work.session.merge(
        Screening(
            case_id=case.id,
            verdict=verdict,
            member_id=work.actor.id,
            before=json.dumps(before),
            after=json.dumps(_facts(work, case)),
            at=work.now,
        )
    )


def undo_screening(work: Work, case: Case) -> None:
    """The case is as it was before the last word of the list about it; what was read stays read.

    Raises Refusal where there is none, or where somebody has changed the case since.
    """
    screening = work.session.get(Screening, case.id)
    if screening is None:
        raise Refusal("nothing_to_undo")
    if json.loads(screening.after) != _facts(work, case):
        raise Refusal("changed_since_screening")
    before: Mapping[str, Any] = json.loads(screening.before)
    if case.state in rules.ENDED:
        put_state(work, case, work.actor.move(rules.CASES, case.state, "reopen"))
        end_case(work.session, case, None)
    if case.state != before["state"]:
        put_state(work, case, work.actor.move(rules.CASES, case.state, "step_back"))
    case.category, case.proposed = before["category"], before["proposed"]
    case.factory_id = before["factory"]
    if case.level != before["level"]:
        put_level(work, case, before["level"])
    for report in reports_in(work.session, case.id):
        report.test, report.question = before["tags"][report.id]
        set_stage(work.session, report.id, Stage(before["stages"][report.id]))
    work.session.delete(screening)
    undone = {"verdict": screening.verdict}
    work.record(case.organisation_id, AuditAction.UNDO_SCREENING, case.id, undone)


def _facts(work: Work, case: Case) -> dict[str, Any]:
    """All that a word of the list may change."""
    reports = reports_in(work.session, case.id)
    return {
        "state": case.state,
        "level": case.level,
        "category": case.category,
        "proposed": case.proposed,
        "factory": case.factory_id,
        "tags": {one.id: [one.test, one.question] for one in reports},
        "stages": {one.id: str(one.stage) for one in reports},
    }


def _screened(work: Work, case: Case) -> None:
    if case.state == rules.CASES.start:
        move(work, case, "screen")


def _report(work: Work, case: Case) -> None:
    if not is_a_case(case.level):
        set_level(work, case, UNREAD)
    _screened(work, case)


def _test(work: Work, case: Case) -> None:
    _no_case(work, case, test=True)
    _out_of_scope(work, case)


def _question(work: Work, case: Case) -> None:
    _no_case(work, case, test=False)
    _screened(work, case)


def _no_case(work: Work, case: Case, *, test: bool) -> None:
    """What words proposed is not so; what a person has named stands, and may refuse it."""
    if case.proposed:
        case.category = None
    if case.level != Level.L5:
        set_level(work, case, Level.L5)
    for report in reports_in(work.session, case.id):
        report.test, report.question = test, not test


def _out_of_scope(work: Work, case: Case) -> None:
    _screened(work, case)
    move(work, case, "rule_out")


def _wrong_factory(work: Work, case: Case) -> None:
    if case.factory_id is None:
        raise Refusal("no_factory_named")
    clear_factory(work, case)


_CARRIED_OUT: Mapping[Verdict, Callable[[Work, Case], None]] = {
    Verdict.REPORT: _report,
    Verdict.TEST: _test,
    Verdict.QUESTION: _question,
    Verdict.OUT_OF_SCOPE: _out_of_scope,
    Verdict.WRONG_FACTORY: _wrong_factory,
}
