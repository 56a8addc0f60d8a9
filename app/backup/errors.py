"""What ends a backup, its check or a restore, in one sentence."""


class BackupFailed(Exception):
    """The sentence says what is wrong and what to do; nothing of a worker is in it."""
