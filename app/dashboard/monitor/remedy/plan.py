"""What the page of a remedy shows, in words."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from babel.dates import format_date
from flask_babel import get_locale

from app.dashboard.frame.members import actor, name_of
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.case.outcome.negotiation_lines import NegotiationLines, negotiation_lines
from app.dashboard.monitor.case.side.draft_address import draft_address
from app.dashboard.monitor.remedy.association.lines import AssociationLines, association_lines
from app.dashboard.monitor.remedy.money_lines import MoneyLines, money_lines
from app.dashboard.monitor.worked_case import with_joined
from app.dashboard.wording import case_texts, remedy_texts
from app.dashboard.wording.days import day_words
from app.dashboard.wording.money_words import money_words
from app.dashboard.wording.times import own_today, own_zone, short
from case_management.cases.models import Case
from case_management.negotiations.queries import agreements_of
from case_management.remedies import rules
from case_management.remedies.kinds import WITHOUT_CONSULTING
from case_management.remedies.models import RemedyAction, RemedyNote
from case_management.remedies.money import Money
from case_management.remedies.queries import actions_of, causes_of, plan_facts, remedy_notes_of
from case_management.remedies.root_causes import GROUPS
from case_management.supply_chain.models import Factory

Options = list[tuple[str, str]]
"""(value, label) of each."""


@dataclass(frozen=True)
class RemedyNoteLine:
    """What was written of an action; its text is sealed."""

    id: str
    step: str
    who: str
    time: str


@dataclass(frozen=True)
class ActionLine:
    """One action, in words; what exactly is to be done is sealed."""

    id: str
    kind: str
    owner: str
    state_code: str
    state: str
    due: str
    overdue: bool
    dropped: bool
    done: bool
    """Somebody says at least that it is done."""
    verified: bool
    cost: str
    payer: str
    agreed_by: str
    notes: list[RemedyNoteLine]
    usual: str | None
    """The step that is usually next, where it needs no note."""
    usual_label: str
    steps: Options
    """All steps of this member, the usual one first."""
    may_agree: bool
    agreement: str
    """When the agreement of which it is an item was signed; empty for any other."""
    agreement_id: str
    is_second_persons: bool
    """The member agreed to it, and so does not verify it."""


@dataclass(frozen=True)
class CauseGroupLine:
    """Causes of one group: (code, label, whether it is named)."""

    label: str
    causes: list[tuple[str, str, bool]]


@dataclass(frozen=True)
class Plan:
    """What `plan.html` shows."""

    head: str
    state: str
    is_open: bool
    """The plan can be changed now, and by this member."""
    lacks: list[tuple[str, str]]
    """(code, sentence) of what is missing before the remedy can be verified."""
    first_due: str
    first_action: str
    """The id of the action that is due first; empty where nothing is to be done."""
    actions: list[ActionLine]
    groups: list[CauseGroupLine]
    primary: str
    named: list[str]
    """The causes in words, the main one first."""
    kinds: Options
    parties: Options
    money: MoneyLines
    association: AssociationLines
    negotiations: NegotiationLines
    agreements: Options
    draft_address: str | None
    """Where an alert is drafted, which an overdue action of a plan for freedom of association
    offers; None where none can be."""


def plan_of(case: Case) -> Plan:
    """Everything that the page says."""
    session, policy = database(), services().policy
    actions = actions_of(session, case.id)
    named = {one.cause: one.is_primary for one in causes_of(session, case.id)}
    to_do = [one for one in actions if one.state not in (*rules.DONE, *rules.DROPPED)]
    factory = session.get(Factory, case.factory_id) if case.factory_id else None
    kind = case_texts.category_words(case.category, policy)
    facts = plan_facts(session, case.id)
    plans = bool(rules.PLANNERS & actor().roles)
    return Plan(
        head=f"{kind}, {factory.name}" if factory else kind,
        state=str(case_texts.STATES[case.state]),
        is_open=plans and case.state in rules.PLANNED_IN,
        lacks=[(str(one), str(remedy_texts.LACKS[one])) for one in rules.lacks(facts)],
        first_due=day(to_do[0].due_on) if to_do else "",
        first_action=to_do[0].id if to_do else "",
        actions=_action_lines(case, actions),
        groups=[
            CauseGroupLine(
                str(remedy_texts.GROUPS[group]),
                [(one, str(remedy_texts.CAUSES[one]), one in named) for one in causes],
            )
            for group, causes in GROUPS.items()
        ],
        primary=next((cause for cause, primary in named.items() if primary), ""),
        named=[
            str(remedy_texts.CAUSES[cause])
            for cause in sorted(named, key=lambda one: (not named[one], one))
        ],
        kinds=[(key, str(label)) for key, label in remedy_texts.KINDS.items()],
        parties=[(key, str(label)) for key, label in remedy_texts.PARTIES.items()],
        money=money_lines(case, actions, factory.country if factory else ""),
        association=association_lines(case, actions),
        negotiations=negotiation_lines(case),
        agreements=[
            (one.id, gettext("Agreement of %(day)s", day=day_words(one.signed_on)))
            for one in agreements_of(session, with_joined(case))
        ],
        draft_address=draft_address(case),
    )


def day(one: date) -> str:
    """A day as it is read."""
    return format_date(one, "d MMM y", locale=get_locale())


def _action_lines(case: Case, actions: list[RemedyAction]) -> list[ActionLine]:
    notes: dict[str, list[RemedyNote]] = {}
    for note in remedy_notes_of(database(), case.id):
        notes.setdefault(note.action_id, []).append(note)
    signed = {one.id: one.signed_on for one in agreements_of(database(), with_joined(case))}
    lines = [
        _action_line(case, one, notes.get(one.id, []), signed.get(one.agreement_id or ""))
        for one in actions
    ]
    return sorted(lines, key=lambda line: (line.dropped, line.done))


def _action_line(
    case: Case, action: RemedyAction, notes: list[RemedyNote], signed: date | None
) -> ActionLine:
    zone = own_zone()
    steps = _steps(case, action)
    usual = _usual(action)
    first = usual if usual in steps else None
    ordered = sorted(steps, key=lambda step: step != usual)
    words = remedy_texts.STEPS
    cost = Money(action.cost_minor, action.currency or "") if action.cost_minor else None
    return ActionLine(
        id=action.id,
        kind=str(remedy_texts.KINDS[action.kind]),
        owner=str(remedy_texts.PARTIES[action.owner]),
        state_code=action.state,
        state=str(remedy_texts.STATES[action.state]),
        due=day(action.due_on),
        overdue=rules.is_overdue(action.state, action.due_on, own_today()),
        dropped=action.state in rules.DROPPED,
        done=action.state in rules.DONE,
        verified=action.state in rules.DONE and action.state != "claimed_done",
        cost=money_words(cost) if cost else "",
        payer=str(remedy_texts.PARTIES[action.payer]) if cost and action.payer else "",
        agreed_by=name_of(action.agreed_by) if action.agreed_by else "",
        notes=[
            RemedyNoteLine(
                one.id,
                str(words[one.event]) if one.event else "",
                name_of(one.member_id),
                short(one.written_at, zone, now()),
            )
            for one in notes
        ],
        usual=first if first and first not in rules.NEEDS_NOTE else None,
        usual_label=str(words[first]) if first else "",
        steps=[(step, str(words[step])) for step in ordered],
        may_agree="agree" in steps,
        agreement=day_words(signed) if signed else "",
        agreement_id=action.agreement_id or "",
        is_second_persons=_is_second_persons(case, action),
    )


def _usual(action: RemedyAction) -> str | None:
    if action.state == "proposed" and action.kind in WITHOUT_CONSULTING:
        return "agree"
    return remedy_texts.USUAL.get(action.state)


def _able(case: Case, action: RemedyAction) -> tuple[str, ...]:
    """What the table lets this member do in the case's state."""
    steps = actor().events(rules.ACTIONS, action.state)
    if case.state in rules.PLANNED_IN:
        return steps
    verifies = case.state in rules.VERIFIED_IN
    return tuple(step for step in steps if verifies and step in rules.VERIFYING)


def _refused(action: RemedyAction) -> frozenset[str]:
    refuses = partial(rules.refused_steps, action.kind, action.state)
    return refuses(actor().id, action.agreed_by)


def _steps(case: Case, action: RemedyAction) -> list[str]:
    refused = _refused(action)
    return [step for step in _able(case, action) if step not in refused]


def _is_second_persons(case: Case, action: RemedyAction) -> bool:
    return bool(set(rules.VERIFYING) & set(_able(case, action)) & _refused(action))
