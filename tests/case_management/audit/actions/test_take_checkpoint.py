"""What leads on from the last checkpoint is signed; what does not is never."""

from case_management.audit.actions.record import record
from case_management.audit.actions.take_checkpoint import keep_checkpoint, next_checkpoint
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.audit.rules import LogFault
from config.platform.database import transaction
from tests.support.house import NOON, House
from vault.checkpoints import CheckpointFolder, CheckpointKey

KEY = CheckpointKey(b"k" * 32)


def test_a_log_is_signed_from_where_the_last_signature_ended(house: House) -> None:
    folder = CheckpointFolder(house.folder / "trust")
    folder.publish(KEY)
    with transaction(house.engine) as session:
        known = (house.organisation_id, house.member_id, AuditAction.SIGN_IN)
        assert next_checkpoint(session, folder, KEY, house.organisation_id, NOON)[0] is None
        for expected in (2, 4):
            for _ in range(2):
                record(session, *known, None, NOON)
            signed, _ = next_checkpoint(session, folder, KEY, house.organisation_id, NOON)
            assert signed is not None
            assert (signed.number, signed.holds(folder.keys())) == (expected, True)
            keep_checkpoint(session, signed)
            session.flush()
        record(session, *known, None, NOON)
        session.get_one(AuditEntry, (house.organisation_id, 4)).entry_hash = bytes(32)
        session.flush()
        refused, found = next_checkpoint(session, folder, KEY, house.organisation_id, NOON)
        assert refused is None
        assert (found.touched, found.fault) == (4, LogFault.CHANGED)
