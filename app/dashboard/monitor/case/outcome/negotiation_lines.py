"""What was negotiated about a case, in words; what was said and signed opens in the browser."""

from dataclasses import dataclass
from datetime import date

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.worked_case import item_label, with_joined
from app.dashboard.wording.days import day_words
from app.dashboard.wording.evidence_texts import KINDS
from app.dashboard.wording.negotiation_texts import OUTCOMES, REPRESENTATIONS
from app.dashboard.wording.remedy_texts import PARTIES
from app.dashboard.wording.times import own_zone, short
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.evidence.models import EvidenceItem
from case_management.evidence.queries import items_of
from case_management.negotiations.models import Agreement, Negotiation
from case_management.negotiations.queries import agreements_of, negotiations_of

Options = list[tuple[str, str]]
"""(value, label) of each."""


@dataclass(frozen=True)
class SessionLine:
    """One dialogue session."""

    id: str
    day: str
    representation: str
    outcome: str
    who: str
    time: str


@dataclass(frozen=True)
class AgreementLine:
    """One agreement."""

    id: str
    day: str
    representation: str
    other_party: str
    ends: str
    """The last day on which it binds; empty where it says none."""
    over: bool
    """That day is past."""
    item: str
    """The number of the piece of evidence that is the signed paper; empty where there is none."""
    who: str
    time: str


@dataclass(frozen=True)
class NegotiationLines:
    """What the page of a remedy says of negotiations."""

    sessions: list[SessionLine]
    agreements: list[AgreementLine]
    is_open: bool
    """Something can be written down now."""
    today: str
    """The last day on which it can have been, as a form's field has it."""
    representations: Options
    outcomes: Options
    parties: Options
    items: Options


def negotiation_lines(case: Case) -> NegotiationLines:
    """Of the case, and of those that were joined to it."""
    cases = with_joined(case)
    items = {one.id: one for one in items_of(database(), cases)}
    today = now().astimezone(own_zone()).date()
    return NegotiationLines(
        sessions=[_session(one) for one in negotiations_of(database(), cases)],
        agreements=[
            _agreement(case, one, items, today) for one in agreements_of(database(), cases)
        ],
        is_open=case.state in OPEN,
        today=today.isoformat(),
        representations=[(key, str(label)) for key, label in REPRESENTATIONS.items()],
        outcomes=[(key, str(label)) for key, label in OUTCOMES.items()],
        parties=[(key, str(label)) for key, label in PARTIES.items()],
        items=[(one.id, f"{item_label(case, one)}: {KINDS[one.kind]}") for one in items.values()],
    )


def _session(one: Negotiation) -> SessionLine:
    return SessionLine(
        one.id,
        day_words(one.held_on),
        str(REPRESENTATIONS[one.representation]),
        str(OUTCOMES[one.outcome]),
        name_of(one.member_id),
        short(one.written_at, own_zone(), now()),
    )


def _agreement(
    case: Case, one: Agreement, items: dict[str, EvidenceItem], today: date
) -> AgreementLine:
    paper = items.get(one.item_id or "")
    return AgreementLine(
        id=one.id,
        day=day_words(one.signed_on),
        representation=str(REPRESENTATIONS[one.representation]),
        other_party=str(PARTIES[one.other_party]),
        ends=day_words(one.ends_on) if one.ends_on else "",
        over=one.ends_on is not None and one.ends_on < today,
        item=item_label(case, paper) if paper is not None else "",
        who=name_of(one.member_id),
        time=short(one.written_at, own_zone(), now()),
    )
