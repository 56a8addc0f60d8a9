"""Write a note about a case; it was sealed in the browser."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.cases.notes import CaseNote, NoteKind, note_written_before
from case_management.new_ids import require_new_id
from case_management.refusals import Refusal
from case_management.work import Work
from vault.grants import Grant


def write_note(work: Work, case: Case, note: CaseNote, grant: Grant) -> None:
    """Keeps the note; one that is kept already changes nothing. Raises Refusal."""
    if note_written_before(work.session, case, note.member_id, note.id):
        return
    note.kind = note.kind or NoteKind.NOTE
    if note.kind not in list(NoteKind):
        raise Refusal("note_kind")
    if (note.may_be_told is None) is (note.kind == NoteKind.REPRESENTATIVE):
        raise Refusal("note_may_be_told")
    require_new_id(work.session, note.id)
    work.session.add_all((note, grant))
    work.record(case.organisation_id, AuditAction.WRITE_NOTE, case.id)
