"""Why a row of the outbox may not go out, whatever its carrier says."""

from intake.monitoring.alarms import SEND_REFUSED


class NotSendable(ValueError):
    """The row holds something that no member signed and no phrase says: it is not sent."""

    code = SEND_REFUSED
    """What is stored with the row; bots/errors.py says what it means."""
    is_alarm = True
    """Whether somebody must look: rules of ours never write such a row."""


class WrongAddress(NotSendable):
    """No receiver of ours said that this is the worker's address, or that this thread is with this
    worker."""

    code = "wrong-address"


class ContactMoved(NotSendable):
    """The worker's code led this thread to another phone since: the old one may be in other
    hands."""

    code, is_alarm = "moved", False


class RecordingGone(NotSendable):
    """The recording was taken out of the folder since; what it says went out as a text."""

    code, is_alarm = "not-recorded", False


class ReceiverErased(NotSendable):
    """The worker was erased: nothing can be sent, and nothing is wrong."""

    code, is_alarm = "erased", False


class CalledBack(NotSendable):
    """Workers took their consent back between the release of an alert and its mail, or head office
    the alert."""

    code, is_alarm = "called-back", False
