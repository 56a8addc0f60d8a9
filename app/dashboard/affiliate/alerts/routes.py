"""/alerts: the alerts of an affiliate, newest unacknowledged first; one alert; one button."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask_babel import get_locale, gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import CurrentMember, current_member, current_member_or_none
from app.dashboard.affiliate.actions.lines import actions_about
from app.dashboard.affiliate.alerts.blueprint import blueprint
from app.dashboard.affiliate.own_alert import own_alert, signed_document
from app.dashboard.frame.members import stored_name, work
from app.dashboard.frame.request import database, ring, services, writes
from app.dashboard.wording.alert.alert_texts import month_words, words_of
from app.dashboard.wording.alert.letter import letter_of
from app.dashboard.wording.days import day_words
from case_management.alerts.actions.acknowledge import acknowledge, note_opened
from case_management.alerts.queries import Received, received_by, received_with
from case_management.levels import endangers_life


@dataclass(frozen=True)
class AlertRow:
    """One alert in the list; no date is finer than a month (the day stands in the alert)."""

    id: str
    reference: str
    danger: bool
    category: str
    place: str
    month: str
    acknowledged_by: str | None
    recalled: bool = False


@blueprint.get("/alerts", endpoint="list")
def show_all() -> str:
    """The list."""
    member = current_member()
    found = received_by(database(), member.organisation, member.id)
    rows = [_row(one) for one in found]
    return render_template(
        "affiliate/alerts/templates/list.html",
        rows=[row for row in rows if row is not None],
        unsigned=None in rows,
    )


def unacknowledged_count(member: CurrentMember) -> int:
    """How many alerts nobody at the member's affiliate has acknowledged, for the navigation."""
    found = received_by(database(), member.organisation, member.id)
    return sum(1 for one in found if one.acknowledged_by is None and one.alert.state == "released")


def _row(received: Received) -> AlertRow | None:
    if received.alert.state == "recalled":
        own = received.recipient.reference
        return AlertRow(received.alert.id, own, False, "", "", "", None, recalled=True)
    document, policy = signed_document(received.alert), services().policy
    if document is None:
        return None
    fields, released = document.fields, received.alert.released_at
    country = words_of("country", fields.country, policy)
    return AlertRow(
        id=received.alert.id,
        reference=received.recipient.reference,
        danger=endangers_life(fields.level),
        category=words_of("category", fields.category, policy),
        place=f"{fields.factory}, {country}" if fields.factory else country,
        month=month_words(released.date()) if released else "",
        acknowledged_by=stored_name(received.acknowledged_by),
    )


@blueprint.get("/alerts/<alert_id>", endpoint="alert")
@writes
def show(alert_id: str) -> str:
    """One alert in the member's language; that it was read is recorded."""
    recipient, alert = own_alert(alert_id)
    note_opened(work(), recipient)
    received = received_with(database(), recipient, alert)
    document = signed_document(alert) if alert.state == "released" else None
    if document is None:
        return render_template(
            "affiliate/alerts/templates/not-shown.html",
            reference=recipient.reference,
            recalled_on=alert.recalled_at and day_words(alert.recalled_at.date()),
        )
    letter = letter_of(
        document,
        recipient.reference,
        str(get_locale()),
        recipient.affiliate_id,
        alert.released_at or alert.drafted_at,
    )
    return render_template(
        "affiliate/alerts/templates/alert.html",
        letter=letter,
        alert_id=alert_id,
        acknowledged_by=stored_name(received.acknowledged_by),
        done=actions_about(alert, document),
    )


@blueprint.post("/alerts/<alert_id>/acknowledge", endpoint="acknowledge")
def press(alert_id: str) -> Response:
    """The one button; a second press changes nothing."""
    recipient, alert = own_alert(alert_id)
    unread = received_with(database(), recipient, alert).acknowledged_by is None
    if unread and alert.state == "released":
        acknowledge(work(), recipient, alert)
        ring()
        flash(gettext("Thank you. Those who sent this alert see that you have it."))
    return redirect(url_for("alerts.alert", alert_id=alert_id), 303)


@blueprint.get("/r/<reference>", endpoint="by_reference")
def follow(reference: str) -> Response | str:
    """The link in a mail: to sign-in, then to the alert. Before sign-in nothing is looked up.

    A browser that comes from a mail page does not send our cookie (SameSite=Strict), so a
    stranger is first led here once more by our own page, and only then sent to sign in.
    """
    member = current_member_or_none()
    if member is None:
        here = url_for("alerts.by_reference", reference=reference)
        if "again" not in request.args:
            return render_template(
                "affiliate/alerts/templates/arrive.html", address=f"{here}?again=1"
            )
        return redirect(url_for("sign_in.page", next=here))
    for one in received_by(database(), member.organisation, member.id):
        if reference in one.references:
            return redirect(url_for("alerts.alert", alert_id=one.alert.id))
    raise NotFound
