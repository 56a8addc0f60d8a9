"""What the log says about a case, as sentences."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, services
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.association_texts import BREACHES
from app.dashboard.wording.audit_texts import DEEDS
from app.dashboard.wording.buyer_texts import action_words
from app.dashboard.wording.case_texts import EVENTS, RESULTS, RISKS, category_words, level_words
from app.dashboard.wording.evidence_texts import CUSTODY, FACTS
from app.dashboard.wording.evidence_texts import KINDS as KINDS_OF
from app.dashboard.wording.negotiation_texts import OUTCOMES
from app.dashboard.wording.remedy_texts import CAUSES, KINDS, PARTIES, STEPS
from app.dashboard.wording.task_texts import TASK_STEPS
from app.dashboard.wording.times import dated, exact
from app.dashboard.wording.transfer_texts import STATES as TRANSFER_STATES
from case_management.alerts.queries import alerts_of
from case_management.audit.audit_action import AuditAction, step_of_case
from case_management.audit.models import AuditEntry
from case_management.audit.queries import entries_about
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory
from vault.organisations import Organisation

_STEPS = frozenset(step_of_case(event) for event in EVENTS if event != "record_finding")


@dataclass(frozen=True)
class Deed:
    """Who did what when; `more` says to what, "" where there is nothing to add."""

    who: str
    what: str
    more: str
    time: str
    exact: str
    at: datetime


def history_of(case: Case, zone: ZoneInfo) -> list[Deed]:
    """The newest first."""
    alerts = [alert.id for alert in alerts_of(database(), case.id)]
    entries = entries_about(database(), [case.id, *alerts])
    return [_deed(entry, zone) for entry in entries if entry.action in DEEDS]


def _deed(entry: AuditEntry, zone: ZoneInfo) -> Deed:
    detail: dict[str, str | int] = json.loads(entry.detail or "{}")
    action = AuditAction(entry.action)
    return Deed(
        who=name_of(entry.actor_id),
        what=_what(action),
        more=_more(action, {key: str(value) for key, value in detail.items()})
        if entry.detail is not None
        else gettext("details erased"),
        time=dated(entry.at, zone),
        exact=exact(entry.at, zone),
        at=entry.at,
    )


def _what(action: AuditAction) -> str:
    return f"“{DEEDS[action]}”" if action in _STEPS else str(DEEDS[action])


def _more(action: AuditAction, detail: Mapping[str, str]) -> str:
    to = detail.get("to", "")
    meant: dict[AuditAction, Callable[[], str]] = {
        AuditAction.SET_CATEGORY: lambda: category_words(to, services().policy),
        AuditAction.SET_FACTORY: lambda: _factory(to),
        AuditAction.SET_REPRISAL_RISK: lambda: str(RISKS[to]),
        AuditAction.SET_LEVEL: lambda: level_words(to, services().policy),
        AuditAction.REQUEST_LEVEL: lambda: level_words(to, services().policy),
        AuditAction.ASSIGN: lambda: name_of(to),
        AuditAction.RECORD_FINDING: lambda: gettext(
            "%(result)s, evidence %(grade)s",
            result=str(RESULTS[detail["result"]]),
            grade=detail["grade"],
        ),
        AuditAction.RECORD_BUYER_ACTION: lambda: action_words(detail["kind"], services().policy),
        AuditAction.ASK_TRANSFER: lambda: _organisation(to),
        AuditAction.ANSWER_TRANSFER: lambda: str(TRANSFER_STATES[to]),
        AuditAction.OFFER_TRANSFER: lambda: _organisation(to),
        AuditAction.GIVE_CASE: lambda: _organisation(to),
        AuditAction.TAKE_CASE: lambda: _organisation(detail.get("from", "")),
        AuditAction.RECUSE: lambda: name_of(detail["member"]),
        AuditAction.LIFT_RECUSAL: lambda: name_of(detail["member"]),
        AuditAction.JOIN_CASE: lambda: _reference(to),
        AuditAction.PART_CASE: lambda: _reference(detail.get("from", "")),
        AuditAction.OPEN_RETALIATION: lambda: _reference(to),
        AuditAction.TAKE_REPORTS: lambda: _reference(detail.get("from", "")),
        AuditAction.GIVE_REPORTS: lambda: _reference(to),
        AuditAction.ASK_WORKERS: lambda: gettext(
            "%(asked)s of %(workers)s workers could be asked",
            asked=detail["asked"],
            workers=detail["workers"],
        ),
        AuditAction.ASK_CHECK: lambda: gettext(
            "%(asked)s of %(workers)s workers could be asked",
            asked=detail["asked"],
            workers=detail["workers"],
        ),
        AuditAction.CLOSE_POLL: lambda: gettext(
            "%(answered)s of %(asked)s answered", answered=detail["answered"], asked=detail["asked"]
        ),
        AuditAction.NAME_CAUSES: lambda: str(CAUSES[detail["primary"]]),
        AuditAction.NAME_BREACHES: lambda: ", ".join(
            str(BREACHES[one]) for one in detail["breaches"].split()
        ),
        AuditAction.RECORD_NEGOTIATION: lambda: str(OUTCOMES[detail["outcome"]]),
        AuditAction.RECORD_AGREEMENT: lambda: str(PARTIES[detail["with"]]),
        AuditAction.NAME_TRANSLATOR: lambda: name_of(detail["member"]),
        AuditAction.END_TRANSLATOR: lambda: name_of(detail["member"]),
        AuditAction.ASK_GLOSS: lambda: name_of(detail["of"]),
        AuditAction.PROPOSE_ACTION: lambda: str(KINDS[detail["kind"]]),
        AuditAction.CHANGE_ACTION: lambda: str(STEPS[detail["event"]]),
        AuditAction.SETTLE_TASK: lambda: str(TASK_STEPS[detail["event"]]),
        AuditAction.TAKE_IN_EVIDENCE: lambda: f"{detail['number']}. {KINDS_OF[detail['kind']]}",
        AuditAction.ADD_TO_CHAIN: lambda: f"{detail['number']}. {CUSTODY[detail['step']]}",
        AuditAction.RECORD_FACT: lambda: str(FACTS[detail["kind"]]),
        AuditAction.TAKE_BACK_FACT: lambda: str(FACTS[detail["kind"]]),
        AuditAction.FOLLOW_WORKERS: lambda: str(STEPS[detail["event"]]),
        AuditAction.REPLY: lambda: (
            gettext("outside the worker's hours") if detail["urgent"] == "1" else ""
        ),
    }
    return meant[action]() if action in meant else ""


def _reference(case_id: str) -> str:
    found = database().get(Case, case_id)
    return found.reference if found else ""


def _factory(factory_id: str) -> str:
    if not factory_id:
        return gettext("Not known yet")
    found = database().get(Factory, factory_id)
    return found.name if found else ""


def _organisation(organisation_id: str) -> str:
    found = database().get(Organisation, organisation_id)
    return found.name if found else ""
