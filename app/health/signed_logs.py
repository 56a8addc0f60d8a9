"""Are the logs signed as they grow? Without checkpoints nobody proves what was in them."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.health.check_result import CheckFailed, CheckResult, run_check
from case_management.audit.log_pages import entry_count
from case_management.audit.models import AuditEntry
from case_management.audit.verify_log import newest_checkpoint
from config.settings import Common
from vault.checkpoints import CheckpointFolder
from vault.organisations import Organisation

LATE = timedelta(hours=3)
"""The clerk signs once an hour: an entry that was not signed for so long is one too many."""


def signed_logs(session: Session, settings: Common, now: datetime) -> CheckResult:
    """By the checkpoints in the trust folder of this host, and those in the database."""
    folder = CheckpointFolder(settings.trust_dir)
    return run_check("logs", lambda: _said(session, folder, now))


def _said(session: Session, folder: CheckpointFolder, now: datetime) -> str:
    signed = 0
    for one in session.scalars(select(Organisation).order_by(Organisation.name)):
        last = newest_checkpoint(session, folder, one.id)
        number = last.number if last else 0
        if entry_count(session, one.id) < number:
            raise CheckFailed(
                f"the log of {one.name} is shorter than it was: keep the database as it is, and "
                "run `firedoor verify-audit`"
            )
        following = session.get(AuditEntry, (one.id, number + 1))
        if following is not None and now - following.at > LATE:
            raise CheckFailed(
                f"the log of {one.name} has not been signed since its entry {number}: see that the "
                "clerk runs and is given AUDIT_KEY_FILE"
            )
        signed += last is not None
    return f"{signed} signed by the clerk as they grow" if signed else "none has entries to sign"
