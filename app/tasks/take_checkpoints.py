"""Signs, once an hour, how far each organisation's log has come, and keeps it outside the database.

Another process than those that write the log: whoever has taken over one of them can write what
was never done, and cannot write anew what was signed.
"""

from datetime import datetime, timedelta

from sqlalchemy import Engine, select

from app.accounts.checkpoint_readers import checkpoint_readers
from case_management.audit.actions.mail_checkpoint import mail_checkpoint
from case_management.audit.actions.take_checkpoint import keep_checkpoint, next_checkpoint
from case_management.audit.verify_log import newest_checkpoint
from config.platform.database import reading, transaction
from config.platform.queues import Bell
from intake.monitoring.alarms import LOG_EDITED, raise_alarm
from vault.checkpoints import CheckpointFolder, CheckpointKey
from vault.organisations import Organisation
from vault.trust import Trust

APART = timedelta(hours=1)
"""From one checkpoint of a log to the next; the first comes with the first entry."""


def take_checkpoints(
    engine: Engine,
    folder: CheckpointFolder,
    trust: Trust,
    key: CheckpointKey,
    bell: Bell,
    now: datetime,
) -> None:
    """A log that does not lead on from its last checkpoint gets none, but an alarm."""
    folder.publish(key)
    with reading(engine) as session:
        organisations = list(session.scalars(select(Organisation.id)))
    mails = 0
    for organisation_id in organisations:
        with reading(engine) as session:
            last = newest_checkpoint(session, folder, organisation_id)
            if last is not None and now - last.at < APART:
                continue
            signed, found = next_checkpoint(session, folder, key, organisation_id, now)
        with transaction(engine) as session:
            if found.touched is not None:
                raise_alarm(session, LOG_EDITED, organisation_id, now)
                continue
            if signed is not None:
                # In the folder first: what the database says of it proves nothing.
                folder.keep(signed)
                keep_checkpoint(session, signed)
            readers = checkpoint_readers(session, trust, organisation_id)
            mails += mail_checkpoint(session, organisation_id, readers, now)
    if mails:
        bell.ring()
