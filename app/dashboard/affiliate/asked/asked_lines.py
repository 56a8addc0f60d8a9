"""What is asked of an affiliate, danger to life first, then the first due; and what is settled."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import url_for
from flask_babel import gettext

from app.accounts.current_member import CurrentMember
from app.dashboard.affiliate.own_alert import concerned, signed_document
from app.dashboard.frame.request import database, now, services
from app.dashboard.wording.alert.alert_texts import words_of
from app.dashboard.wording.buyer_texts import action_words
from app.dashboard.wording.days import day_words
from app.dashboard.wording.obligation_texts import obligation_words
from case_management.alerts.document import AlertDocument
from case_management.alerts.queries import Received, received_by
from case_management.buyer_actions.duties import Duty, next_duty
from case_management.buyer_actions.kinds import ACKNOWLEDGE
from case_management.buyer_actions.models import BuyerAction
from case_management.buyer_actions.queries import own_actions
from case_management.calendars.queries import calendar_of
from case_management.levels import endangers_life
from case_management.obligations.models import Obligation
from case_management.obligations.rules import stands_first
from case_management.supply_chain.models import Contract
from case_management.working_time import Calendar

AHEAD = timedelta(days=30)
"""So long before its day an obligation stands on the first page."""


@dataclass(frozen=True)
class AskedLine:
    """One thing to do."""

    what: str
    about: str
    due: str
    due_on: date
    late: bool
    danger: bool
    step: str
    """On the button."""
    address: str


@dataclass(frozen=True)
class ToldAlert:
    """One alert that the affiliate got, with what is still asked; nothing that it does not say."""

    id: str
    reference: str
    about: str
    document: AlertDocument
    duty: Duty | None
    contracts: tuple[str, ...]
    """The ids of the affiliate's own that it concerns."""
    done: tuple[str, ...]
    """What the affiliate did, in words, the latest first."""


def told_alerts(member: CurrentMember, contracts: list[Contract]) -> list[ToldAlert]:
    """The released alerts of the member's affiliate, the newest first."""
    received = received_by(database(), member.organisation, member.id)
    done: dict[str, list[BuyerAction]] = {}
    for action in own_actions(database(), member.organisation):
        done.setdefault(action.alert_id, []).append(action)
    calendar = calendar_of(database(), member.organisation, services().policy)
    found = (
        _told(one, done.get(one.alert.id, []), contracts, calendar, member)
        for one in received
        if one.alert.state == "released"
    )
    return [one for one in found if one is not None]


def _told(
    received: Received,
    done: list[BuyerAction],
    contracts: list[Contract],
    calendar: Calendar,
    member: CurrentMember,
) -> ToldAlert | None:
    alert, policy = received.alert, services().policy
    document = signed_document(alert)
    if document is None:
        return None
    fields = document.fields
    duty = next_duty(
        alert.released_at or alert.drafted_at,
        received.acknowledged_by is not None,
        fields.asked_action,
        fields.due_month,
        {one.kind for one in done},
        policy.disclosure.acknowledge,
        calendar,
    )
    place = fields.factory or words_of("country", fields.country, policy)
    return ToldAlert(
        id=alert.id,
        reference=received.recipient.reference,
        about=f"{words_of('category', fields.category, policy)}, {place}",
        document=document,
        duty=duty,
        contracts=tuple(
            one.id for one in concerned(contracts, alert, document, member.organisation)
        ),
        done=tuple(action_words(one.kind, policy) for one in done),
    )


def asked_by_alerts(alerts: list[ToldAlert], today: date) -> list[AskedLine]:
    """A line for each alert that still asks something."""
    return [_line(one, one.duty, today) for one in alerts if one.duty is not None]


def _line(alert: ToldAlert, duty: Duty, today: date) -> AskedLine:
    address = url_for("alerts.alert", alert_id=alert.id)
    first = duty.kind == ACKNOWLEDGE
    return AskedLine(
        what=action_words(duty.kind, services().policy),
        about=alert.about,
        due=day_words(duty.due_on),
        due_on=duty.due_on,
        late=duty.due_on < today,
        danger=endangers_life(alert.document.fields.level),
        step=gettext("Read and acknowledge") if first else gettext("Record what you did"),
        address=address if first else f"{address}#done",
    )


def asked_by_contracts(
    obligations: list[Obligation], contracts: list[Contract], today: date
) -> list[AskedLine]:
    """A line for each obligation that is late, or due within a month."""
    names = {one.id: f"{one.reference}, {one.title}" for one in contracts}
    return [
        AskedLine(
            what=obligation_words(one),
            about=names[one.contract_id],
            due=day_words(one.due_on),
            due_on=one.due_on,
            late=one.due_on < today,
            danger=False,
            step=gettext("Open the contract"),
            address=url_for("contracts.page", contract_id=one.contract_id)
            + f"#obligation-{one.id}",
        )
        for one in obligations
        if one.contract_id in names and stands_first(one.state, one.due_on, today, AHEAD)
    ]


def in_order(lines: list[AskedLine]) -> list[AskedLine]:
    """Danger to life first, then what is due first."""
    return sorted(lines, key=lambda one: (not one.danger, one.due_on))


def local_day(calendar: Calendar) -> date:
    """Today, where the affiliate is."""
    return now().astimezone(calendar.timezone).date()
