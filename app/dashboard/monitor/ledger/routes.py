"""/ledger: the organisation's lines, day by day."""

from dataclasses import dataclass
from datetime import timedelta

from babel.dates import format_date
from flask import render_template
from flask_babel import get_locale

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.ledger.blueprint import blueprint
from app.dashboard.monitor.ledger.copies import copies_of
from bots.registry import label
from intake.monitoring.day_counts import Day, days

SHOWN_DAYS = 30


@dataclass(frozen=True)
class LedgerRow:
    """One line's day, with its channel in words."""

    day: str
    channel: str
    counts: Day


@blueprint.get("/ledger", endpoint="page")
def show() -> str:
    """The last thirty days; those on which anything is amiss are named on top."""
    since = (now() - timedelta(days=SHOWN_DAYS)).date()
    rows = [
        LedgerRow(
            format_date(one.day, "EEE d MMM", locale=get_locale()),
            label(one.channel, one.address),
            one,
        )
        for one in days(database(), current_member().organisation, since)
    ]
    return render_template(
        "monitor/ledger/templates/page.html",
        rows=rows,
        copies=copies_of(database(), current_member().organisation, since),
        amiss=[row for row in rows if row.counts.difference],
        received=sum(row.counts.received for row in rows),
    )
