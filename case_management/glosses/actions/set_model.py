"""Say where the organisation's own translation model answers, or that it runs none."""

from case_management.audit.audit_action import AuditAction
from case_management.glosses.model_address import read_address
from case_management.glosses.models import TranslationModel
from case_management.refusals import Refusal
from case_management.work import Work
from vault.roles import Role


def set_model(work: Work, typed: str) -> None:
    """For the actor's organisation; an empty text for none. Raises Refusal."""
    if Role.COORDINATOR not in work.actor.roles:
        raise Refusal("model_by_coordinator")
    organisation = work.actor.organisation
    address = read_address(typed) if typed.strip() else ""
    known = work.session.get(TranslationModel, organisation)
    if known is not None:
        work.session.delete(known)
        work.session.flush()
    if address:
        work.session.add(
            TranslationModel(
                organisation_id=organisation,
                address=address,
                set_by=work.actor.id,
                set_at=work.now,
            )
        )
        work.session.flush()
    # The address itself stays out of the log: it says how the organisation's network is made.
    detail = {"runs": int(bool(address))}
    work.record(organisation, AuditAction.SET_TRANSLATION_MODEL, organisation, detail)
