"""A member keeps a reply template, or removes one."""

from sqlalchemy import delete

from case_management.audit.audit_action import AuditAction
from case_management.new_ids import require_new_id
from case_management.refusals import Refusal
from case_management.reply_templates.models import MOST, ReplyTemplate, templates_of
from case_management.work import Work
from vault.grants import Grant


def keep_template(work: Work, template: ReplyTemplate, grant: Grant) -> None:
    """Keeps it; one that is kept already changes nothing. Raises Refusal."""
    known = work.session.get(ReplyTemplate, template.id)
    if known is not None and known.member_id == template.member_id:
        return
    require_new_id(work.session, template.id)
    if template.language not in {one.code for one in work.policy.languages}:
        raise Refusal("template_language")
    if len(templates_of(work.session, template.organisation_id)) >= MOST:
        raise Refusal("templates_too_many", most=str(MOST))
    work.session.add_all((template, grant))
    work.record(
        template.organisation_id,
        AuditAction.KEEP_TEMPLATE,
        template.id,
        {"language": template.language},
    )


def remove_template(work: Work, template_id: str) -> None:
    """Destroys it with its key; one that is gone already changes nothing."""
    template = work.session.get(ReplyTemplate, template_id)
    if template is None or template.organisation_id != work.actor.organisation:
        return
    work.session.delete(template)
    work.session.execute(delete(Grant).where(Grant.record_id == template_id))
    work.record(template.organisation_id, AuditAction.REMOVE_TEMPLATE, template_id)
