"""/log: who did what, narrowed and page by page, and up to where that is proven."""

from datetime import date, datetime, time, timedelta

from flask import Response, render_template, request
from werkzeug.exceptions import NotFound

from app.accounts.current_member import current_member
from app.dashboard.frame.access.limits import PER_MEMBER, by_member, limiter
from app.dashboard.frame.members import roster, work
from app.dashboard.frame.request import database, writes
from app.dashboard.people.log.blueprint import blueprint
from app.dashboard.people.log.lines import action_words, lines_of
from app.dashboard.people.log.proof import LogVerdict, compared, standing
from app.dashboard.wording.times import own_zone
from case_management.audit.audit_action import AuditAction
from case_management.audit.log_pages import LogFilter, log_page
from case_management.cases.case_access import closed_to
from case_management.cases.queries import case_named

NOBODY = "-"
"""An object that no entry is about: what was typed is no case of ours."""


@blueprint.get("/log", endpoint="page")
@writes
def show() -> str:
    """`who`, `what`, `about`, `from` and `to` narrow it; `before` is where the page begins."""
    page = _page()
    work().record(current_member().organisation, AuditAction.OPEN_LOG, None)
    return page


@blueprint.post("/log/check", endpoint="check")
@limiter.limit(PER_MEMBER, key_func=by_member)
def check() -> str:
    """Form field `checkpoint`: six lines that were kept; empty: with those that lie here."""
    page = _page(compared(request.form.get("checkpoint", "")))
    work().record(current_member().organisation, AuditAction.CHECK_LOG, None)
    return page


@blueprint.get("/log/checkpoint.txt", endpoint="checkpoint")
def newest() -> Response:
    """The newest checkpoint, to be kept elsewhere."""
    _, text = standing()
    if not text:
        raise NotFound
    answer = Response(text, mimetype="text/plain")
    answer.headers["Content-Disposition"] = 'attachment; filename="firedoor-checkpoint.txt"'
    return answer


def _page(found: LogVerdict | None = None) -> str:
    given = {name: request.args.get(name, "") for name in ("who", "what", "about", "from", "to")}
    wanted = _filter(given)
    page = log_page(database(), current_member().organisation, wanted, _before())
    people = sorted((one.name, one.id) for one in roster().members.values())
    deeds = sorted((action_words(one), one.value) for one in AuditAction)
    verdict, checkpoint = standing()
    return render_template(
        "people/log/templates/page.html",
        lines=lines_of(page.entries),
        before=page.before,
        given=given,
        narrowed={name: value for name, value in given.items() if value},
        people=[(identifier, name) for name, identifier in people],
        deeds=[(value, words) for words, value in deeds],
        verdict=verdict,
        found=found,
        checkpoint=checkpoint,
    )


def _filter(given: dict[str, str]) -> LogFilter:
    about = given["about"].strip()
    named = case_named(database(), work().actor, about) if about else None
    last = _day(given["to"])
    return LogFilter(
        actor=given["who"] or None,
        action=given["what"] or None,
        about=(named or about.lower() or NOBODY) if about else None,
        since=_day(given["from"]),
        until=last + timedelta(days=1) if last else None,
        hidden=closed_to(database(), current_member().id),
    )


def _day(typed: str) -> datetime | None:
    """The beginning of a day where the organisation is; None for what is no day."""
    try:
        return datetime.combine(date.fromisoformat(typed), time.min, own_zone())
    except ValueError:
        return None


def _before() -> int | None:
    typed = request.args.get("before", "")
    return int(typed) if typed.isdecimal() and len(typed) < 16 else None
