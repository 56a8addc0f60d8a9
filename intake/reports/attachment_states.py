"""How far the fetching of a file has come, as a table."""

from enum import StrEnum

from config.platform.lifecycle import StateTable


class AttachmentState(StrEnum):
    WAITING = "waiting"
    FETCHING = "fetching"
    READY = "ready"
    KEPT = "kept"
    TOO_LARGE = "too-large"
    NOT_ALLOWED = "not-allowed"
    GONE = "gone"
    FAILED = "failed"


class AttachmentEvent(StrEnum):
    CLAIM = "claim"
    CLEANED = "cleaned"
    SET_ASIDE = "set-aside"
    RETRY = "retry"
    TOO_LARGE = "too-large"
    NOT_ALLOWED = "not-allowed"
    GONE = "gone"
    GIVEN_UP = "given-up"


ATTACHMENTS = StateTable(
    "file",
    (AttachmentState.WAITING,),
    {
        (AttachmentState.WAITING, AttachmentEvent.CLAIM): AttachmentState.FETCHING,
        # Whoever fetched it died: its lease has run out.
        (AttachmentState.FETCHING, AttachmentEvent.CLAIM): AttachmentState.FETCHING,
        (AttachmentState.FETCHING, AttachmentEvent.RETRY): AttachmentState.WAITING,
        (AttachmentState.FETCHING, AttachmentEvent.CLEANED): AttachmentState.READY,
        # Sealed as evidence, but nothing that a page may show could be made of it.
        (AttachmentState.FETCHING, AttachmentEvent.SET_ASIDE): AttachmentState.KEPT,
        (AttachmentState.FETCHING, AttachmentEvent.TOO_LARGE): AttachmentState.TOO_LARGE,
        (AttachmentState.FETCHING, AttachmentEvent.NOT_ALLOWED): AttachmentState.NOT_ALLOWED,
        (AttachmentState.FETCHING, AttachmentEvent.GONE): AttachmentState.GONE,
        (AttachmentState.FETCHING, AttachmentEvent.GIVEN_UP): AttachmentState.FAILED,
    },
)

OPEN = ATTACHMENTS.states_before(AttachmentEvent.CLAIM)
"""States of a file that is still to be fetched."""
WAITS = (5, 30, 120, 600, 3600, 3600, 6 * 3600, 12 * 3600)
"""Seconds before the next try, by how many there were; then it is given up, after about a day."""
