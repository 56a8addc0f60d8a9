"""A buyer writes down what was done about an alert; whoever works the case sees it."""

from dataclasses import dataclass
from datetime import date

from case_management.alerts.models import Alert
from case_management.alerts.queries import recipients_of
from case_management.arrived_text import seal_arrived
from case_management.audit.audit_action import AuditAction
from case_management.buyer_actions.kinds import check_kind
from case_management.buyer_actions.models import BuyerAction
from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.work import Work
from config.platform.database import new_id
from vault.trust import Trust

NOTE = "buyer-note"
"""The kind of record that a note is sealed as."""


@dataclass(frozen=True)
class WhatWasDone:
    """As the form says it."""

    kind: str
    done_on: date
    note: str
    shared: bool
    """Whether the other affiliates that got the alert may read it."""
    contract_id: str | None
    """One of the affiliate's own, which the edge has looked up."""


def record_action(work: Work, trust: Trust, alert: Alert, done: WhatWasDone) -> BuyerAction:
    """Keeps it. `alert` was released to the actor's affiliate. Raises Refusal."""
    verb = check_kind(done.kind, done.note)
    if done.done_on > work.now.date():
        raise Refusal("action_in_the_future")
    mine = work.actor.organisation
    action = BuyerAction(
        id=new_id(),
        alert_id=alert.id,
        affiliate_id=mine,
        contract_id=done.contract_id,
        member_id=work.actor.id,
        kind=done.kind,
        done_on=done.done_on,
        shared=done.shared,
        recorded_at=work.now,
    )
    # The case may have gone to another organisation since the alert.
    readers = {mine, work.session.get_one(Case, alert.case_id).organisation_id}
    if done.shared:
        readers |= {one.affiliate_id for one in recipients_of(work.session, alert.id)}
    action.note_sealed = seal_arrived(work.session, trust, NOTE, action.id, done.note, readers)
    work.session.add(action)
    for organisation in (mine, alert.organisation_id):
        work.record(
            organisation,
            AuditAction.RECORD_BUYER_ACTION,
            alert.id,
            {"kind": done.kind, "verb": verb, "done_on": done.done_on.isoformat()},
        )
    return action
