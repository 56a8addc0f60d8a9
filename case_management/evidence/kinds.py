"""What a piece of evidence is, where it came from, and what happens to it on its way."""

from enum import StrEnum


class EvidenceKind(StrEnum):
    """What there is. The values stand in rows."""

    TESTIMONY = "testimony"
    """What one worker wrote or told."""
    INTERVIEW = "interview"
    """Off the site, by a monitor."""
    INSPECTION = "inspection"
    """A monitor saw it at the place."""
    DOCUMENT = "document"
    PICTURE = "picture"
    """A photo or a film."""
    RECORDING = "recording"
    OBJECT = "object"
    AUDIT_REPORT = "audit_report"
    """A claim with a date, and no more."""
    PRESS = "press"
    AUTHORITY = "authority"
    """An inspectorate or a court found it."""
    EXPERT = "expert"
    """Somebody independent who knows the subject found it."""
    ADMISSION = "admission"
    """The employer admits it."""


class EvidenceSource(StrEnum):
    """From where it came. The values stand in rows."""

    WORKER = "worker"
    UNION = "union"
    MONITOR = "monitor"
    EMPLOYER = "employer"
    AUTHORITY = "authority"
    AUDITOR = "auditor"
    MEDIA = "media"
    OTHER = "other"


class CustodyStep(StrEnum):
    """What happened to a piece of evidence. The values stand in rows."""

    TAKEN_IN = "taken_in"
    HANDED_OVER = "handed_over"
    RETURNED = "returned"
    COPIED = "copied"
    MOVED = "moved"
    """It is kept at another place now."""
    CHECKED = "checked"
    """A monitor looked whether it is genuine and says what it seems to say."""
    DESTROYED = "destroyed"


LATER_STEPS = tuple(one for one in CustodyStep if one is not CustodyStep.TAKEN_IN)
"""The steps that a member writes down; that it was taken in is written with the item itself."""
