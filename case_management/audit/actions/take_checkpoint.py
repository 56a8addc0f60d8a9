"""Signs how far an organisation's log has come, after looking whether it still leads on from the
checkpoint before."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.audit.models import AuditCheckpoint
from case_management.audit.verify_log import LogReport, known_checkpoints, verify_log
from vault.checkpoints import Checkpoint, CheckpointFolder, CheckpointKey


def next_checkpoint(
    session: Session,
    folder: CheckpointFolder,
    key: CheckpointKey,
    organisation_id: str,
    now: datetime,
) -> tuple[Checkpoint | None, LogReport]:
    """A new one, where the log has grown and nobody touched it; and what was found.

    A log that does not lead on from its last checkpoint is never signed.
    """
    known = known_checkpoints(session, folder, organisation_id)
    last = known[-1] if known else None
    report = verify_log(session, organisation_id, known[-1:], since=last)
    grown = report.entries > (last.number if last else 0)
    if report.touched is not None or not grown:
        return None, report
    return key.sign(organisation_id, report.entries, report.head, now), report


def keep_checkpoint(session: Session, checkpoint: Checkpoint) -> None:
    """Keeps it in the database too, for pages and mails."""
    session.add(
        AuditCheckpoint(
            organisation_id=checkpoint.organisation,
            number=checkpoint.number,
            at=checkpoint.at,
            entry_hash=checkpoint.entry_hash,
            signature=checkpoint.signature,
            mailed=False,
        )
    )
