"""Figures of the last months: counts of what is in the clear, of the own organisation."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import render_template, request
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database, now, services
from app.dashboard.monitor.statistics import charts
from app.dashboard.monitor.statistics.blueprint import blueprint
from app.dashboard.monitor.statistics.charts import ChartBar
from app.dashboard.wording.times import own_zone, short
from app.tasks.count_statistics import ask_the_desk
from case_management.alerts.queries import monitors_of
from case_management.statistics.figures import OutcomeFigures
from case_management.statistics.kept_figures import (
    COSTLY_MS,
    Asked,
    KeptFigures,
    count_figures,
    is_current,
    keep,
    kept_figures,
)
from case_management.statistics.small_cells import LEAST
from case_management.supply_chain.queries import factories
from config.platform.database import transaction
from config.policy.policy import Policy
from vault.roles import OrganisationKind

MONTHS = (1, 3, 12)
"""What may be looked back on."""
USUAL = 12


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
    organisations = tuple(_organisations())
    # Of others' cases one stretch of time alone: the difference of two may be one case.
    choices = MONTHS if current_member().organisation in organisations else (USUAL,)
    months = request.args.get("months", USUAL, type=int)
    months = months if months in choices else USUAL
    policy = services().policy
    asked = Asked(current_member().organisation, organisations, months)
    kept = _figures(asked, policy)
    found = kept.figures
    labels, rows = charts.places_table(found, policy)
    known = {one.name: one for one in factories(database())}
    works_cases = current_member().kind == OrganisationKind.MONITOR
    return render_template(
        "monitor/statistics/templates/page.html",
        months=months,
        choices=choices,
        least=LEAST,
        any=bool(found.reports.received),
        key_figures=charts.key_figures(found),
        charts=_charts(found),
        counted_at=short(kept.counted_at, own_zone(), now()) if found.reports.received else "",
        map=charts.map_of(found, known),
        factory_ids={name: one.id for name, one in known.items()} if works_cases else {},
        money=charts.money_rows(found),
        widest=charts.WIDEST,
        replies=charts.reply_rows(found, policy),
        place_labels=labels,
        place_rows=rows,
    )


def _figures(asked: Asked, policy: Policy) -> KeptFigures:
    """What is kept, where nothing has changed or where counting takes long: then the desk counts
    anew, and the page says when it was counted."""
    kept = kept_figures(database(), asked)
    if kept is not None:
        if is_current(database(), asked, kept, now()):
            return kept
        if kept.cost_ms > COSTLY_MS and ask_the_desk(services().settings.redis_url, asked):
            return kept
    counted = count_figures(database(), asked, policy, now())
    # In a transaction of its own: to count may take long, and nobody else writes meanwhile.
    if asked.organisations:
        with transaction(services().engine) as session:
            keep(session, counted)
    return counted


def _charts(found: OutcomeFigures) -> list[Chart]:
    policy = services().policy
    drawn = [
        _chart("clocks", _("Read within the first deadline"), charts.clock_bars(found, policy)),
        _chart("flow", _("From report to confirmed remedy"), charts.flow_bars(found)),
        _chart("causes", _("Main root causes"), charts.cause_bars(found)),
        _chart("kinds", _("Cases by kind"), charts.kind_bars(found, policy)),
    ]
    return [one for one in drawn if one.bars]


def _chart(identifier: str, title: LazyString, bars: list[ChartBar]) -> Chart:
    return Chart(identifier, str(title), bars, charts.notes_of(bars))


def _organisations() -> Collection[str]:
    """A monitor's own; a head office's are those whose alerts it releases."""
    member = current_member()
    if member.kind == OrganisationKind.HEAD_OFFICE:
        return monitors_of(database(), member.organisation)
    return [member.organisation]
