"""The alerts of a case: how far each is, and which buyers acknowledged it."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.dashboard.frame.request import database, now
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.alert.delivery import deliveries
from app.dashboard.wording.case_texts import ALERT_STATES
from app.dashboard.wording.times import short
from case_management.alerts.models import AlertRecipient
from case_management.alerts.queries import alerts_of, recipients_of
from vault.organisations import Organisation


@dataclass(frozen=True)
class AlertLine:
    """One alert; `buyers` are sentences."""

    id: str
    reference: str
    state: str
    time: str
    waits: bool
    buyers: list[str]


def alert_lines(case_id: str, zone: ZoneInfo) -> list[AlertLine]:
    """The newest first."""
    return [
        AlertLine(
            id=alert.id,
            reference=alert.reference,
            state=str(ALERT_STATES[alert.state]),
            waits=alert.state == "proposed",
            time=short(alert.released_at or alert.drafted_at, zone, now()),
            buyers=_buyers(alert.id, zone),
        )
        for alert in alerts_of(database(), case_id)
    ]


def _buyers(alert_id: str, zone: ZoneInfo) -> list[str]:
    mailed = deliveries(database(), alert_id)
    return [
        f"{_buyer(one, zone)}. {mailed.get(one.member_id, '')}".strip()
        for one in recipients_of(database(), alert_id)
    ]


def _buyer(recipient: AlertRecipient, zone: ZoneInfo) -> str:
    name = database().get_one(Organisation, recipient.affiliate_id).name
    if recipient.acknowledged_at:
        time = short(recipient.acknowledged_at, zone, now())
        return gettext("%(buyer)s: acknowledged %(time)s", buyer=name, time=time)
    if recipient.opened_at:
        time = short(recipient.opened_at, zone, now())
        return gettext("%(buyer)s: opened %(time)s, not acknowledged", buyer=name, time=time)
    return gettext("%(buyer)s: not opened yet", buyer=name)
