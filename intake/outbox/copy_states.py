"""What becomes of a copy that a carrier keeps, as a table."""

from enum import StrEnum

from config.platform.lifecycle import StateTable


class CopyState(StrEnum):
    KEPT = "kept"
    """In a chat that the worker may have emptied."""
    DUE = "due"
    DONE = "done"
    GONE = "gone"
    REFUSED = "refused"
    LEFT = "left"
    """In a chat that nobody asked to have emptied in time."""


class CopyEvent(StrEnum):
    WANTED = "wanted"
    UNWANTED = "unwanted"
    AGAIN = "again"
    DELETED = "deleted"
    ABSENT = "absent"
    REFUSED = "refused"


COPIES = StateTable(
    "copy",
    (CopyState.DUE, CopyState.KEPT),
    {
        (CopyState.KEPT, CopyEvent.WANTED): CopyState.DUE,
        (CopyState.KEPT, CopyEvent.UNWANTED): CopyState.LEFT,
        # Twilio's 20009 says that it is too early; a carrier may be away.
        (CopyState.DUE, CopyEvent.AGAIN): CopyState.DUE,
        (CopyState.DUE, CopyEvent.DELETED): CopyState.DONE,
        (CopyState.DUE, CopyEvent.ABSENT): CopyState.GONE,
        (CopyState.DUE, CopyEvent.REFUSED): CopyState.REFUSED,
    },
)

WAITS = (60, 300, 1800, 2 * 3600, 6 * 3600, 12 * 3600)
"""Seconds before the next try, by how many there were; the last goes on until it expires."""
