"""The plan of a remedy in a few words, on the page of its case."""

from dataclasses import dataclass

from babel.dates import format_date
from flask_babel import get_locale

from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext
from app.dashboard.wording import remedy_texts
from app.dashboard.wording.times import own_today
from case_management.cases.checks.models import RemedyCheck, checks_of
from case_management.cases.models import Case
from case_management.remedies.queries import actions_of, causes_of
from case_management.remedies.rules import DONE, DROPPED, first_to_do, is_overdue


@dataclass(frozen=True)
class PlanSummary:
    """How far a plan is."""

    actions: int
    """Those that are still part of it."""
    done: int
    overdue: int
    first_due: str
    """When the next action is due; empty where nothing is to be done."""
    cause: str
    """The main root cause; empty where none is named."""
    checks: list[str]
    """When workers are asked again, and what they said."""


def plan_summary(case: Case) -> PlanSummary | None:
    """None where nothing was planned, and nothing is to be."""
    actions = [one for one in actions_of(database(), case.id) if one.state not in DROPPED]
    primary = next((one.cause for one in causes_of(database(), case.id) if one.is_primary), None)
    if not actions and primary is None and case.state != "remediation":
        return None
    today = own_today()
    first = first_to_do([(one.state, one.due_on) for one in actions])
    return PlanSummary(
        actions=len(actions),
        done=sum(one.state in DONE for one in actions),
        overdue=sum(is_overdue(one.state, one.due_on, today) for one in actions),
        first_due=format_date(first, "d MMM y", locale=get_locale()) if first else "",
        cause=str(remedy_texts.CAUSES[primary]) if primary else "",
        checks=[_check_words(one) for one in checks_of(database(), case.id)],
    )


def _check_words(check: RemedyCheck) -> str:
    day = format_date(check.due_on, "d MMM y", locale=get_locale())
    said = str(remedy_texts.CHECKS[check.state]) % {"day": day}
    return gettext("Check after %(months)s months: %(said)s.", months=str(check.months), said=said)
