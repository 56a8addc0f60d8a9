"""Everything beside the threads: what is next, the facts, findings, alerts, history."""

from dataclasses import dataclass

from flask import render_template, url_for

from app.accounts.current_member import current_member
from app.dashboard.frame.access.permissions import may
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.case.facts.alert_lines import AlertLine, alert_lines
from app.dashboard.monitor.case.facts.history import Deed, history_of
from app.dashboard.monitor.case.view_helpers import actor, colleagues, name_of
from app.dashboard.wording import case_texts
from app.dashboard.wording.times import Clock, clock_of, own_zone, short
from case_management.cases.models import Case, Finding
from case_management.cases.queries import findings, level_request, proposals
from case_management.cases.rules import CASES
from case_management.findings import is_confirmed
from case_management.levels import Level, endangers_life, is_a_case
from case_management.supply_chain.models import Factory
from case_management.supply_chain.queries import factories

Options = list[tuple[str, str]]


@dataclass(frozen=True)
class FoundLine:
    """One finding in words; its summary is sealed."""

    id: str
    result: str
    grade: str
    meaning: str
    affected_count: int | None
    who: str
    time: str


@dataclass(frozen=True)
class Lowering:
    """Somebody asks to lower the level."""

    wanted: str
    who: str
    own: bool
    time: str


@dataclass(frozen=True)
class Side:
    """What `monitor/case/templates/side.html` and `monitor/case/templates/head.html` show."""

    category: str
    factory: Factory | None
    level: str
    state: str
    clock: Clock | None
    next: str | None
    other: list[str]
    assignee: str | None
    proposed: Options
    categories: Options
    levels: Options
    level_hint: str | None
    factories: Options
    colleagues: Options
    risks: Options
    results: Options
    grades: Options
    findings: list[FoundLine]
    lowering: Lowering | None
    alerts: list[AlertLine]
    draft_address: str | None
    """Where an alert is drafted: where the case is ready for one and the member may."""
    history: list[Deed]


def side(case: Case) -> str:
    """The fragment that forms answer with; the head is swapped beside it."""
    return render_template(
        "monitor/case/templates/changed.html", case=case, side=side_of(case), words=case_texts
    )


def side_of(case: Case) -> Side:
    """Everything that the page says about a case beside its threads."""
    policy, zone = services().policy, own_zone()
    steps = _steps(case)
    usual = _usual(case, steps)
    return Side(
        category=case_texts.category_words(case.category, policy),
        factory=database().get(Factory, case.factory_id) if case.factory_id else None,
        level=case_texts.level_words(case.level, policy),
        state=str(case_texts.STATES[case.state]),
        clock=clock_of(case, policy, zone, now()),
        next=usual,
        other=[step for step in steps if step != usual],
        assignee=name_of(case.assignee_id) if case.assignee_id else None,
        proposed=[
            (key, case_texts.category_words(key, policy)) for key in proposals(database(), case)
        ],
        categories=[(key, gettext(one.label)) for key, one in policy.categories.items()],
        levels=_levels(case),
        level_hint=_level_hint(case),
        factories=[
            (one.id, f"{one.name} ({one.country}, {one.code})") for one in factories(database())
        ],
        colleagues=colleagues(),
        risks=[(key, str(label)) for key, label in case_texts.RISKS.items()],
        results=[(key, str(label)) for key, label in case_texts.RESULTS.items()],
        grades=[
            (code, f"{code}: {gettext(label)}") for code, label in policy.evidence.grades.items()
        ],
        findings=[_found(one) for one in findings(database(), case.id)],
        lowering=_lowering(case),
        alerts=alert_lines(case.id, zone),
        draft_address=_draft_address(case),
        history=history_of(case, zone),
    )


def _floor(case: Case) -> str:
    category = services().policy.categories.get(case.category or "")
    return category.floor if category else Level.L5


def _levels(case: Case) -> Options:
    # No level below the floor of the kind is offered, but the present one always is.
    lowest = max(_floor(case), case.level)
    policy = services().policy
    return [(code, gettext(one.label)) for code, one in policy.levels.items() if code <= lowest]


def _level_hint(case: Case) -> str | None:
    if not is_a_case(_floor(case)):
        return None
    least = case_texts.level_words(_floor(case), services().policy)
    return gettext("A case of this kind is at least “%(level)s”.", level=least)


def _steps(case: Case) -> list[str]:
    steps = actor().events(CASES, case.state)
    confirmed = _confirmed(case)
    # The rules refuse these two by the finding; a button that can't be pressed helps nobody.
    refused = "close_without_remedy" if confirmed else "plan_remedy"
    return [step for step in steps if step != refused]


def _usual(case: Case, steps: list[str]) -> str | None:
    usual = case_texts.USUAL_NEXT.get(case.state)
    if case.state == "finding":
        usual = "plan_remedy" if _confirmed(case) else "close_without_remedy"
    return usual if usual in steps else None


def _draft_address(case: Case) -> str | None:
    ready = endangers_life(case.level) or _confirmed(case)
    if not ready or not may(current_member(), "alert_draft.page"):
        return None
    return url_for("alert_draft.page", case_id=case.id)


def _confirmed(case: Case) -> bool:
    found = next(iter(findings(database(), case.id)), None)
    return found is not None and is_confirmed(found.result)


def _found(finding: Finding) -> FoundLine:
    return FoundLine(
        id=finding.id,
        result=str(case_texts.RESULTS[finding.result]),
        grade=finding.grade,
        meaning=gettext(services().policy.evidence.grades[finding.grade]),
        affected_count=finding.affected_count,
        who=name_of(finding.member_id),
        time=short(finding.recorded_at, own_zone(), now()),
    )


def _lowering(case: Case) -> Lowering | None:
    request = level_request(database(), case.id)
    if request is None:
        return None
    return Lowering(
        wanted=case_texts.level_words(request.level, services().policy),
        who=name_of(request.member_id),
        own=request.member_id == current_member().id,
        time=short(request.requested_at, own_zone(), now()),
    )
