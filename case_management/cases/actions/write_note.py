"""Write a note about a case; it was sealed in the browser."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.cases.notes import CaseNote, note_written_before
from case_management.new_ids import require_new_id
from case_management.work import Work
from vault.grants import Grant


def write_note(work: Work, case: Case, note: CaseNote, grant: Grant) -> None:
    """Keeps the note; one that is kept already changes nothing. Raises Refusal for a taken id."""
    if note_written_before(work.session, case, note.member_id, note.id):
        return
    require_new_id(work.session, note.id)
    work.session.add_all((note, grant))
    work.record(case.organisation_id, AuditAction.WRITE_NOTE, case.id)
