"""What the log says about a case, as sentences."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.case.view_helpers import name_of
from app.dashboard.wording.case_texts import EVENTS, RESULTS, RISKS, category_words, level_words
from app.dashboard.wording.times import exact, short
from case_management.alerts.queries import alerts_of
from case_management.audit.models import AuditEntry
from case_management.audit.queries import entries_about
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory

DEEDS: Mapping[str, LazyString] = {
    "case.open": _("opened the case"),
    "case.reply": _("wrote to the worker"),
    "case.finding": _("recorded a finding"),
    "case.category": _("named the kind"),
    "case.factory": _("named the factory"),
    "case.reprisal": _("assessed the risk of reprisal"),
    "case.level": _("changed the level"),
    "case.level_request": _("asks to lower the level"),
    "case.assign": _("gave the case to"),
    "worker.duress": _("the worker gave her duress word"),
    "worker.erased": _("the worker erased herself"),
    "alert.propose": _("proposed an alert"),
    "alert.release": _("released an alert"),
    "alert.return": _("returned an alert"),
    "alert.acknowledge": _("acknowledged an alert"),
}


@dataclass(frozen=True)
class Deed:
    """Who did what when; `more` says to what, "" where there is nothing to add."""

    who: str
    what: str
    more: str
    time: str
    exact: str
    at: datetime


def history_of(case: Case, zone: ZoneInfo) -> list[Deed]:
    """The newest first."""
    alerts = [alert.id for alert in alerts_of(database(), case.id)]
    return [_deed(entry, zone) for entry in entries_about(database(), [case.id, *alerts])]


def _deed(entry: AuditEntry, zone: ZoneInfo) -> Deed:
    detail: dict[str, str | int] = json.loads(entry.detail)
    return Deed(
        who=name_of(entry.actor_id),
        what=_what(entry.action),
        more=_more(entry.action, {key: str(value) for key, value in detail.items()}),
        time=short(entry.at, zone, now()),
        exact=exact(entry.at, zone),
        at=entry.at,
    )


def _what(action: str) -> str:
    if action in DEEDS:
        return str(DEEDS[action])
    event = action.partition(".")[2]
    return f"“{EVENTS[event]}”" if event in EVENTS else action


def _more(action: str, detail: Mapping[str, str]) -> str:
    to = detail.get("to", "")
    meant: dict[str, Callable[[], str]] = {
        "case.category": lambda: category_words(to, services().policy),
        "case.factory": lambda: _factory(to),
        "case.reprisal": lambda: str(RISKS[to]),
        "case.level": lambda: level_words(to, services().policy),
        "case.level_request": lambda: level_words(to, services().policy),
        "case.assign": lambda: name_of(to),
        "case.finding": lambda: gettext(
            "%(result)s, evidence %(grade)s",
            result=str(RESULTS[detail["result"]]),
            grade=detail["grade"],
        ),
        "case.reply": lambda: gettext("outside her hours") if detail["urgent"] == "1" else "",
    }
    return meant[action]() if action in meant else ""


def _factory(factory_id: str) -> str:
    found = database().get(Factory, factory_id)
    return found.name if found else ""
