"""A buyer takes one step about an obligation, with its evidence or its reason."""

from dataclasses import dataclass
from datetime import date

from case_management.arrived_text import seal_arrived
from case_management.audit.audit_action import AuditAction
from case_management.obligations.models import Obligation, ObligationStep
from case_management.obligations.rules import LAST_RUNG, check_obligation_step, table_of
from case_management.refusals import Refusal
from case_management.work import Work
from config.platform.database import new_id
from vault.trust import Trust

OBLIGATION_NOTE = "obligation-note"
"""The kind of record that a note is sealed as."""


@dataclass(frozen=True)
class StepForm:
    """As the form says it; `seen` is the state that the page showed."""

    event: str
    seen: str
    note: str
    next_on: date | None = None
    ends_contract: bool = False
    workers: str = ""
    """What the end of the contract means for the workers."""


def take_obligation_step(
    work: Work, trust: Trust, obligation: Obligation, form: StepForm, today: date
) -> None:
    """Moves it by its table. Raises Refusal."""
    if form.seen != obligation.state:
        raise Refusal("out_of_step")
    after = work.actor.move(table_of(obligation.measure), obligation.state, form.event)
    check_obligation_step(
        form.event,
        obligation.state,
        obligation.rung,
        obligation.due_on,
        today,
        form.note,
        form.next_on,
    )
    rung = obligation.rung + (form.event == "escalate")
    ends = form.ends_contract and form.event == "escalate"
    if ends and rung < LAST_RUNG:
        raise Refusal("termination_is_last")
    if ends and not form.workers:
        raise Refusal("termination_without_workers")
    obligation.state, obligation.rung = after, rung
    if form.event in ("escalate", "ask_evidence") and form.next_on is not None:
        obligation.due_on = form.next_on
    _keep(work, trust, obligation, form, ends)


def _keep(
    work: Work, trust: Trust, obligation: Obligation, form: StepForm, ends_contract: bool
) -> None:
    identifier, mine = new_id(), work.actor.organisation
    text = f"{form.note}\n\n{form.workers}".strip()
    work.session.add(
        ObligationStep(
            id=identifier,
            obligation_id=obligation.id,
            member_id=work.actor.id,
            event=form.event,
            rung=obligation.rung,
            ends_contract=ends_contract,
            note_sealed=seal_arrived(
                work.session, trust, OBLIGATION_NOTE, identifier, text, (mine,)
            ),
            taken_at=work.now,
        )
    )
    detail: dict[str, str | int | None] = {"event": form.event, "rung": obligation.rung}
    work.record(mine, AuditAction.CHANGE_OBLIGATION, obligation.id, detail)
