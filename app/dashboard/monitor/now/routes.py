"""What needs me now: danger to life first, then what is mine, then what is nobody's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import render_template, url_for
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from sqlalchemy import select

from app.accounts.current_member import current_member
from app.dashboard.frame.members import actor
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.now.blueprint import blueprint
from app.dashboard.monitor.queue.narrowing import filter_of
from app.dashboard.monitor.tasks.own_to_do import SOON, own_to_do
from app.dashboard.wording.times import own_today
from case_management.alerts.queries import given_back_to
from case_management.cases.case_access import visible_to
from case_management.cases.lists.case_list import AT_MOST_COUNTED, count_fitting
from case_management.cases.models import Case
from case_management.cases.on_call import lacks_on_call
from case_management.cases.rules import OPEN
from case_management.glosses.queries import asked_of
from case_management.transfers.queries import offers_to

PLACES: tuple[tuple[Mapping[str, str], LazyString], ...] = (
    ({"level": "L1", "unread": "1"}, _("Danger to life that has something unread")),
    ({"sign": "1"}, _("Signs of retaliation to look into")),
    ({"assigned": "mine", "late": "1"}, _("My cases that are late")),
    ({"assigned": "mine", "waiting": "1"}, _("Workers who wait for my answer")),
    ({"assigned": "mine", "unread": "1"}, _("My cases with something unread")),
    ({"overdue": "1"}, _("Plans with an action that is overdue")),
    ({"others": "1"}, _("Workers who ask for another organisation")),
    ({"asked": "1"}, _("A colleague asks me to agree to a lower level")),
    ({"assigned": "nobody", "state": "received"}, _("New reports that nobody has")),
    ({"assigned": "nobody", "late": "1"}, _("Late cases that nobody has")),
    ({"assigned": "watched", "unread": "1"}, _("Cases that I follow, with something unread")),
)
"""What the list is narrowed to, and what that is called; in the order in which it is shown."""


@dataclass(frozen=True)
class WaitingLine:
    """One kind of thing that waits."""

    label: str
    count: str
    """ "99+" where it is more than anybody counts."""
    address: str
    danger: bool


@blueprint.get("/now", endpoint="page")
def show() -> str:
    """The page; it asks for itself every half minute."""
    waiting = [*_cases(), *_tasks(), *_glosses(), *_offers(), *_drafts()]
    danger = [one for one in waiting if one.danger]
    return render_template(
        "monitor/now/templates/page.html",
        danger=danger,
        waiting=[one for one in waiting if not one.danger],
        lacks_on_call=lacks_on_call(database(), current_member().organisation),
    )


def _cases() -> Iterator[WaitingLine]:
    for narrowed, label in PLACES:
        count = count_fitting(database(), actor(), filter_of(narrowed))
        if count:
            address = f"{url_for('queue.page')}?{urlencode(narrowed)}"
            yield WaitingLine(str(label), _shown(count), address, narrowed.get("level") == "L1")


def _tasks() -> Iterator[WaitingLine]:
    """What is the member's own to do: what is overdue, and what is due these days."""
    dues = [one.task.due_on for one in own_to_do(SOON)]
    late = sum(due < own_today() for due in dues)
    for count, label in (
        (late, _("My tasks that are overdue")),
        (len(dues) - late, _("My tasks that are due today or in the next two days")),
    ):
        if count:
            yield WaitingLine(str(label), _shown(count), url_for("tasks.page"), danger=False)


def _glosses() -> Iterator[WaitingLine]:
    """Messages of which the member is asked for the gloss, a line a case that goes on."""
    asked = asked_of(database(), actor().id)
    cases = select(Case.id, Case.reference).where(
        Case.id.in_({one.case_id for one in asked}), Case.state.in_(OPEN), *visible_to(actor())
    )
    for case_id, reference in database().execute(cases.order_by(Case.reference)) if asked else ():
        waiting = [one.message_id for one in asked if one.case_id == case_id]
        yield WaitingLine(
            gettext("Glosses that I am asked for in %(reference)s", reference=reference),
            str(len(waiting)),
            url_for("gloss.page", case_id=case_id, message_id=waiting[0]),
            danger=False,
        )


def _offers() -> Iterator[WaitingLine]:
    """Cases that other organisations offer."""
    count = len(offers_to(database(), current_member().organisation))
    if count:
        label, address = gettext("Cases offered by another organisation"), url_for("transfers.list")
        yield WaitingLine(label, str(count), address, danger=False)


def _drafts() -> Iterator[WaitingLine]:
    """Alerts that head office gave back; each has one case."""
    for case_id, reference in given_back_to(database(), actor()):
        yield WaitingLine(
            _("Head office gave back my alert %(reference)s", reference=reference),
            "1",
            url_for("case.page", case_id=case_id),
            danger=False,
        )


def _shown(count: int) -> str:
    return f"{AT_MOST_COUNTED - 1}+" if count >= AT_MOST_COUNTED else str(count)
