"""Is there a backup, and was one tried? What the doctor and the operator's page say of it."""

from datetime import datetime, timedelta

from app.backup.history import BackupHistory, read_history
from app.health.check_result import CheckFailed, CheckResult, run_check
from app.health.line_state import span
from config.settings import Common, Environment

MADE_LATE = timedelta(hours=36)
"""One is made every night; a second one that fails is one too many."""
TRIED_LATE = timedelta(days=40)
"""One is tried every month."""


def backups(settings: Common, now: datetime) -> CheckResult:
    """Of this host. The embedded size may live without."""
    history = read_history(settings.firedoor_data_dir)
    wanted = settings.firedoor_env is Environment.SERVER
    return run_check("backups", lambda: _said(history, wanted, now))


def _said(history: BackupHistory, wanted: bool, now: datetime) -> str:
    if history.made_at is None:
        if wanted:
            raise CheckFailed("none was made on this host yet: `firedoor backup TARGET`")
        return "none yet; this size may live without: `firedoor backup TARGET` makes one"
    made = f"the last was made {span(now - history.made_at)} ago"
    if wanted and now - history.made_at > MADE_LATE:
        raise CheckFailed(
            f"{made}: see why the nightly one fails, and run `firedoor backup TARGET`"
        )
    if history.tried_at is None:
        if wanted:
            raise CheckFailed(f"{made}, and none was ever tried: `firedoor backup check SOURCE`")
        return f"{made}; none was tried yet"
    tried = f"one was tried {span(now - history.tried_at)} ago"
    if wanted and now - history.tried_at > TRIED_LATE:
        raise CheckFailed(f"{made}, but the last {tried}: `firedoor backup check SOURCE`")
    return f"{made}, and {tried}"
