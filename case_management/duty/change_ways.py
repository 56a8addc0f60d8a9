"""A member chooses how an alarm reaches them beside mail."""

from sqlalchemy import delete

from case_management.audit.audit_action import AuditAction
from case_management.duty.models import AlarmWay
from case_management.duty.ways import Way, checked_address
from case_management.work import Work
from vault.encoding import context
from vault.sealing import seal


def set_way(work: Work, organisation_id: str, way: Way, typed: str, courier: bytes) -> None:
    """Seals the address to the courier's public key: nobody else reads it. Raises Refusal."""
    address = checked_address(way, typed)
    row = AlarmWay(
        member_id=work.actor.id,
        way=way,
        address_sealed=seal(courier, address.encode(), bound_to(work.actor.id, way)),
        set_at=work.now,
    )
    work.session.merge(row)
    work.record(organisation_id, AuditAction.SET_ALARM_WAY, work.actor.id, {"way": way})


def remove_way(work: Work, organisation_id: str, way: Way) -> None:
    """Alarms go that way no more."""
    mine = (AlarmWay.member_id == work.actor.id, AlarmWay.way == way)
    work.session.execute(delete(AlarmWay).where(*mine))
    work.record(organisation_id, AuditAction.SET_ALARM_WAY, work.actor.id, {"removed": way})


def bound_to(member_id: str, way: Way) -> bytes:
    """What an address is sealed with: no row opens as that of another member, or another way."""
    return context("alarm-way", "courier", f"{member_id}/{way}")
