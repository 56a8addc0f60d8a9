"""Ask a translator for the gloss of a message, and keep a gloss that was written."""

from collections.abc import Collection

from sqlalchemy import delete

from case_management.audit.audit_action import AuditAction
from case_management.glosses.models import Gloss, GlossRequest, GlossSource
from case_management.glosses.queries import count_glosses
from case_management.refusals import Refusal
from case_management.sealed_texts import keep_text
from case_management.work import Work
from case_management.worked_case import WorkedCase
from vault.grants import Grant

MOST = 20
"""Glosses of one message: more help nobody to read it."""


def ask_gloss(
    work: Work, case: WorkedCase, asked: GlossRequest, translators: Collection[str]
) -> None:
    """`translators` are who is named in the case. Who is asked already stays so. Raises Refusal."""
    case.require_open()
    if asked.translator_id not in translators:
        raise Refusal("translator_unknown")
    if work.session.get(GlossRequest, (asked.message_id, asked.translator_id)) is not None:
        return
    work.session.add(asked)
    work.session.flush()
    detail = {"message": asked.message_id, "of": asked.translator_id}
    work.record(case.organisation_id, AuditAction.ASK_GLOSS, case.id, detail)


def write_gloss(
    work: Work, case: WorkedCase, gloss: Gloss, grant: Grant, translators: Collection[str]
) -> None:
    """Keeps a gloss; one that is kept already changes nothing. A translator writes only where they
    are named; what a model made any member may keep. Raises Refusal."""
    case.require_open()
    if gloss.source not in set(GlossSource):
        raise Refusal("unknown_code")
    if gloss.source == GlossSource.TRANSLATOR and gloss.member_id not in translators:
        raise Refusal("not_the_translator")
    if count_glosses(work.session, gloss.message_id) >= MOST:
        raise Refusal("glosses_too_many", most=str(MOST))
    if not keep_text(work.session, gloss, grant):
        return
    if gloss.source == GlossSource.TRANSLATOR:
        work.session.execute(
            delete(GlossRequest).where(
                GlossRequest.message_id == gloss.message_id,
                GlossRequest.translator_id == gloss.member_id,
            )
        )
    detail = {"message": gloss.message_id, "source": gloss.source}
    work.record(case.organisation_id, AuditAction.WRITE_GLOSS, case.id, detail)
