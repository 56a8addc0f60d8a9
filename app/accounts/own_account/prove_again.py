"""A member who is signed in proves it once more: an open session may be in other hands by now."""

from app.accounts.member_work import MemberWork
from app.accounts.members import Member
from app.accounts.sign_in.proof import check_proof
from app.accounts.sign_in.sessions import note_proof
from case_management.audit.audit_action import AuditAction


def prove_again(work: MemberWork, proof: bytes, code: str) -> None:
    """Opens, in this session alone, what asks for a recent proof (docs/safety.md, Web).

    `proof` are the 32 bytes that the passphrase gives. Raises Refusal.
    """
    member = work.session.get(Member, work.member.id)
    check_proof(work.session, member, proof, code, work.now)
    note_proof(work.session, work.member.session, work.now)
    work.record(AuditAction.PROVE_AGAIN, work.member.id)
