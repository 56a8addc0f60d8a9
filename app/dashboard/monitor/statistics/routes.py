"""Figures of the last months: counts of what is in the clear, of the own organisation."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from flask import render_template, request
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database, now, services
from app.dashboard.monitor.statistics import charts
from app.dashboard.monitor.statistics.blueprint import blueprint
from app.dashboard.monitor.statistics.charts import ChartBar
from case_management.alerts.queries import monitors_of
from case_management.statistics.figures import OutcomeFigures, figures
from case_management.statistics.queries import case_facts_since, report_counts
from case_management.statistics.small_cells import LEAST
from vault.roles import OrganisationKind

MONTHS = (1, 3, 12)
"""What may be looked back on."""
USUAL = 12
_A_MONTH = timedelta(days=30.5)


@dataclass(frozen=True)
class Chart:
    """One chart: what it shows, and its bars."""

    id: str
    title: str
    bars: list[ChartBar]
    said: str
    """All of it in one sentence."""


@blueprint.get("/statistics", endpoint="page")
def show() -> str:
    """The page: every number on it has gone through small_cells."""
    months = request.args.get("months", USUAL, type=int)
    months = months if months in MONTHS else USUAL
    since, organisations = now() - months * _A_MONTH, _organisations()
    policy = services().policy
    facts = case_facts_since(database(), organisations, since, policy)
    found = figures(report_counts(database(), organisations, since), facts, now())
    labels, rows = charts.places_table(found, policy)
    return render_template(
        "monitor/statistics/templates/page.html",
        months=months,
        choices=MONTHS,
        least=LEAST,
        any=bool(found.reports.received),
        key_figures=charts.key_figures(found),
        charts=_charts(found),
        widest=charts.WIDEST,
        replies=charts.reply_rows(found, policy),
        place_labels=labels,
        place_rows=rows,
    )


def _charts(found: OutcomeFigures) -> list[Chart]:
    policy = services().policy
    return [
        _chart("clocks", _("Read within the first deadline"), charts.clock_bars(found, policy)),
        _chart("flow", _("From report to confirmed remedy"), charts.flow_bars(found)),
        _chart("kinds", _("Cases by kind"), charts.kind_bars(found, policy)),
    ]


def _chart(identifier: str, title: LazyString, bars: list[ChartBar]) -> Chart:
    return Chart(identifier, str(title), bars, charts.notes_of(bars))


def _organisations() -> Collection[str]:
    """A monitor's own; a head office's are those whose alerts it releases."""
    member = current_member()
    if member.kind == OrganisationKind.HEAD_OFFICE:
        return monitors_of(database(), member.organisation)
    return [member.organisation]
