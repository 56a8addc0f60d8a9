"""What became of a text that we sent, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.translate import gettext
from app.dashboard.wording.times import worker_time
from bots.errors import COMMON, UNKNOWN_CODE
from bots.registry import meaning
from intake.code_words.ask_for_word import HELD_FOR_WORD
from intake.lines.line import LineView
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import UNCLEAR, UNSAID, Outbound, is_unclear

STATES: Mapping[str, LazyString] = {
    DeliveryState.QUEUED: _("waiting to be sent"),
    DeliveryState.SENDING: _("sending"),
    DeliveryState.SENT: _("sent"),
    DeliveryState.DELIVERED: _("delivered"),
    DeliveryState.UNCERTAIN: _("not known whether it was sent; asking the carrier"),
}


@dataclass(frozen=True)
class DeliveryWords:
    """`words` say the state; `failed` and `twice` ask for attention."""

    words: str
    failed: bool
    """Wholly or in part, or nobody knows."""
    twice: bool


def delivery_of(row: Outbound | None, line: LineView) -> DeliveryWords | None:
    """The delivery of a message; None where its outbox row is no longer kept."""
    if row is None:
        return None
    doubtful = row.state == DeliveryState.FAILED or _is_partly(row) or _is_unclear(row)
    return DeliveryWords(_words(row, line), doubtful, row.maybe_twice)


def _is_partly(row: Outbound) -> bool:
    """Whether the carrier told that it arrived and that it failed, as of the parts of one text."""
    return (
        row.state == DeliveryState.DELIVERED
        and row.error_code is not None
        and (row.error_code == UNSAID or row.error_code not in COMMON)
    )


def _is_unclear(row: Outbound) -> bool:
    return row.state == DeliveryState.SENT and is_unclear(row.error_code)


def _words(row: Outbound, line: LineView) -> str:
    if row.state == DeliveryState.HELD and row.error_code == HELD_FOR_WORD:
        return gettext("held until the worker sends the code word")
    if row.state == DeliveryState.HELD:
        return gettext("held until %(time)s", time=worker_time(row.not_before, line.time_zone))
    if row.state == DeliveryState.FAILED:
        return gettext("failed: %(reason)s", reason=_reason(line.channel, row.error_code))
    if _is_partly(row):
        return gettext(
            "delivered, but the carrier also reported a failure: %(reason)s",
            reason=_reason(line.channel, row.error_code),
        )
    if _is_unclear(row):
        return gettext(
            "sent; the carrier reported a status that Firedoor does not know: %(status)s",
            status=(row.error_code or "").removeprefix(UNCLEAR),
        )
    return str(STATES[row.state])


def _reason(channel: str, code: str | None) -> str:
    """What the channel's own folder says of a code; the code itself where it says nothing."""
    meant = meaning(channel, code)
    if meant is UNKNOWN_CODE and code:
        return gettext("error %(code)s", code=code)
    return gettext(meant.sentence)
