"""What was done about an alert, and what can be written down, in words."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from app.accounts.current_member import current_member
from app.dashboard.affiliate.own_alert import concerned
from app.dashboard.frame.members import stored_name
from app.dashboard.frame.request import database, now, services
from app.dashboard.wording.buyer_texts import VERBS, action_words
from app.dashboard.wording.days import day_words
from app.dashboard.wording.times import own_zone
from case_management.alerts.document import AlertDocument
from case_management.alerts.models import Alert
from case_management.buyer_actions.kinds import ACKNOWLEDGE, by_verb
from case_management.buyer_actions.models import BuyerAction
from case_management.buyer_actions.queries import actions_seen_by
from case_management.supply_chain.affiliate_contracts import contracts_of
from case_management.supply_chain.models import Contract
from vault.organisations import Organisation

Options = list[tuple[str, str]]
"""(value, label) of each."""


@dataclass(frozen=True)
class DoneLine:
    """One action; its note is sealed."""

    id: str
    what: str
    verb: str
    day: str
    who: str
    """The member, or the other affiliate that shared it."""
    contract: str
    shared: bool
    has_note: bool


@dataclass(frozen=True)
class Actions:
    """What `done.html` shows."""

    alert_id: str
    lines: list[DoneLine]
    kinds: list[tuple[str, Options]]
    """(verb, its kinds)."""
    asked: str
    """The kind that the alert asks for, where it can be written down."""
    asked_words: str
    is_answered: bool
    contracts: Options
    today: date


def actions_about(alert: Alert, document: AlertDocument) -> Actions:
    """For the member's affiliate: its own actions, and what others shared."""
    session, policy, mine = database(), services().policy, current_member().organisation
    found = actions_seen_by(session, mine, (alert.id,))
    contracts = contracts_of(session, mine)
    names = {one.id: one.reference for one in contracts}
    asked = document.fields.asked_action
    offered = by_verb()
    return Actions(
        alert_id=alert.id,
        lines=[_line(one, names) for one in found],
        kinds=[
            (str(VERBS[verb]), [(kind, action_words(kind, policy)) for kind in kinds])
            for verb, kinds in offered.items()
        ],
        asked=asked if asked != ACKNOWLEDGE else "",
        asked_words=action_words(asked, policy),
        is_answered=asked == ACKNOWLEDGE
        or any(one.kind == asked and one.affiliate_id == mine for one in found),
        contracts=[
            (one.id, contract_words(one)) for one in concerned(contracts, alert, document, mine)
        ],
        today=now().astimezone(own_zone()).date(),
    )


def contract_words(contract: Contract) -> str:
    """Its reference and what it is for."""
    return f"{contract.reference}, {contract.title}"


def _line(action: BuyerAction, contracts: dict[str, str]) -> DoneLine:
    mine = action.affiliate_id == current_member().organisation
    other = database().get_one(Organisation, action.affiliate_id).name
    return DoneLine(
        id=action.id,
        what=action_words(action.kind, services().policy),
        verb=verb_words(action.kind),
        day=day_words(action.done_on),
        who=(stored_name(action.member_id) or gettext("a former member")) if mine else other,
        contract=contracts.get(action.contract_id or "", ""),
        shared=action.shared,
        has_note=action.note_sealed is not None,
    )


def verb_words(kind: str) -> str:
    """The duty that a kind belongs to."""
    return next((str(VERBS[verb]) for verb, kinds in by_verb().items() if kind in kinds), "")
