"""What became of a text that we sent, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.cases.reach import her_time
from app.dashboard.speech import gettext
from intake.delivery import State
from intake.outbox import Outbound

STATES: Mapping[str, LazyString] = {
    State.QUEUED: _("waiting to be sent"),
    State.SENDING: _("sending"),
    State.SENT: _("sent"),
    State.DELIVERED: _("delivered"),
    State.UNCERTAIN: _("not known whether it was sent; asking the carrier"),
}

# Why a text failed, where a code says more than itself (messaging.md; Twilio's error pages).
REASONS: Mapping[str, LazyString] = {
    "stopped": _("she said STOP"),
    "carrier_says_stop": _("she said STOP to the carrier"),
    "no-answer": _("the carrier does not answer"),
    "no-connection": _("the carrier can't be reached"),
    "not-known": _("the carrier does not say whether it was sent"),
    "not-wanted": _("it came too late, and she does not want to be written to"),
    "blocked": _("she has blocked the bot"),
    "no-chat": _("her chat does not exist any more"),
    "send-refused": _("nobody signed it, so it was stopped"),
    "21610": _("she said STOP to the carrier"),
    "30003": _("her phone is off or out of reach"),
    "30005": _("the number is not in use"),
    "30006": _("a landline can't get texts"),
    "30007": _("the carrier filtered it"),
    "30008": _("the carrier does not say why"),
}


@dataclass(frozen=True)
class Delivery:
    """`words` say the state; `failed` and `twice` ask for attention."""

    words: str
    failed: bool
    twice: bool


def delivery_of(row: Outbound | None, time_zone: str) -> Delivery | None:
    """The delivery of a message; None where its outbox row is no longer kept."""
    if row is None:
        return None
    return Delivery(_words(row, time_zone), row.state == State.FAILED, row.uncertain_count > 0)


def _words(row: Outbound, time_zone: str) -> str:
    if row.state == State.HELD:
        return gettext("held until %(time)s", time=her_time(row.not_before, time_zone))
    if row.state == State.FAILED:
        code = row.error_code or ""
        reason = str(REASONS[code]) if code in REASONS else gettext("error %(code)s", code=code)
        return gettext("failed: %(reason)s", reason=reason)
    return str(STATES[row.state])
