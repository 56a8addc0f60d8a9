"""The alerts of a case: how far each is, which buyers acknowledged it, and what they did."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.alert.delivery import deliveries
from app.dashboard.wording.buyer_texts import action_words
from app.dashboard.wording.case_texts import ALERT_STATES
from app.dashboard.wording.days import day_words
from app.dashboard.wording.times import short
from case_management.alerts.models import AlertRecipient
from case_management.alerts.queries import alerts_of, recipients_of
from case_management.buyer_actions.models import BuyerAction
from case_management.buyer_actions.queries import actions_on
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
    actions: list["BuyerActionLine"]


@dataclass(frozen=True)
class BuyerActionLine:
    """What a buyer did about it; the note is sealed for this organisation too."""

    id: str
    buyer: str
    what: str
    day: str
    has_note: bool


def alert_lines(case_id: str, zone: ZoneInfo) -> list[AlertLine]:
    """The newest first."""
    alerts = alerts_of(database(), case_id)
    done = actions_on(database(), [one.id for one in alerts])
    return [
        AlertLine(
            id=alert.id,
            reference=alert.reference,
            state=str(ALERT_STATES[alert.state]),
            waits=alert.state == "proposed",
            time=short(alert.released_at or alert.drafted_at, zone, now()),
            buyers=_buyers(alert.id, zone),
            actions=[_action(one) for one in done if one.alert_id == alert.id],
        )
        for alert in alerts
    ]


def _buyers(alert_id: str, zone: ZoneInfo) -> list[str]:
    mailed = deliveries(database(), alert_id)
    return [
        ". ".join(filter(None, (_buyer(one, zone), mailed.get(one.member_id))))
        for one in recipients_of(database(), alert_id)
    ]


def _action(done: BuyerAction) -> BuyerActionLine:
    return BuyerActionLine(
        id=done.id,
        buyer=database().get_one(Organisation, done.affiliate_id).name,
        what=action_words(done.kind, services().policy),
        day=day_words(done.done_on),
        has_note=done.note_sealed is not None,
    )


def _buyer(recipient: AlertRecipient, zone: ZoneInfo) -> str:
    name = database().get_one(Organisation, recipient.affiliate_id).name
    if recipient.acknowledged_at:
        time = short(recipient.acknowledged_at, zone, now())
        return gettext("%(buyer)s: acknowledged %(time)s", buyer=name, time=time)
    if recipient.opened_at:
        time = short(recipient.opened_at, zone, now())
        return gettext("%(buyer)s: opened %(time)s, not acknowledged", buyer=name, time=time)
    return gettext("%(buyer)s: not opened yet", buyer=name)
