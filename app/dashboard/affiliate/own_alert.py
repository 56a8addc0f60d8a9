"""The alert that a buyer's request is about, and the contracts that it concerns."""

from werkzeug.exceptions import NotFound

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database, services
from case_management.alerts.authorise import signed_by_two
from case_management.alerts.document import AlertDocument
from case_management.alerts.models import Alert, AlertRecipient
from case_management.alerts.queries import alert_received, release_day
from case_management.refusals import Refusal
from case_management.supply_chain.models import Contract
from case_management.supply_chain.queries import own_contracts
from vault.roster import RosterRefused


def own_alert(alert_id: str) -> tuple[AlertRecipient, Alert]:
    """As the member's affiliate received it. Raises NotFound for one that was not sent to it."""
    member = current_member()
    found = alert_received(database(), member.organisation, member.id, alert_id)
    if found is None:
        raise NotFound
    return found


def signed_document(alert: Alert) -> AlertDocument | None:
    """The document, where two people of believed rosters signed it; a page shows no other."""
    try:
        return signed_by_two(database(), services().trust, alert)[0]
    except (Refusal, RosterRefused):
        return None


def shown_alert(alert_id: str) -> tuple[Alert, AlertDocument]:
    """One that the affiliate can act on. Raises NotFound where it was called back, or where not
    two people signed it."""
    _recipient, alert = own_alert(alert_id)
    document = signed_document(alert) if alert.state == "released" else None
    if document is None:
        raise NotFound
    return alert, document


def concerned(
    contracts: list[Contract], alert: Alert, document: AlertDocument, affiliate: str
) -> list[Contract]:
    """Those of an affiliate's `contracts` that the alert concerns, by nothing but what it names."""
    fields, session = document.fields, database()
    day = release_day(session, document.release_by, alert.released_at or alert.drafted_at)
    factory = (fields.factory, fields.country) if fields.factory else None
    named = own_contracts(session, affiliate, day, factory, fields.contractor)
    return [one for one in contracts if one.reference in named]
