"""A member is taken off a case, let work on it again, or follows it."""

from flask import flash, request, url_for
from werkzeug.wrappers import Response

from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.colleagues import colleagues
from app.dashboard.monitor.case.side.side import side
from app.dashboard.monitor.own_case import own_case
from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.recuse import lift_recusal
from case_management.cases.actions.recuse import recuse as take_off
from case_management.cases.case_access import set_watching


@blueprint.post("/cases/<case_id>/recusals", endpoint="recuse")
@says_why
def recuse(case_id: str) -> ViewAnswer:
    """Takes the case from a member at once; who took it from themself goes back to the list."""
    case = own_case(case_id)
    member, reason = request.form.get("member", ""), request.form.get("reason", "")
    take_off(work(), case, member, reason, [identifier for identifier, _ in colleagues()])
    if member != actor().id:
        return side(case)
    flash(
        gettext(
            "You cannot open the case %(reference)s any more. A coordinator can undo this.",
            reference=case.reference,
        )
    )
    return Response(headers={"HX-Redirect": url_for("queue.page")})


@blueprint.post("/cases/<case_id>/recusals/<member_id>/lift", endpoint="lift_recusal")
@says_why
def lift(case_id: str, member_id: str) -> ViewAnswer:
    """A coordinator lets a member work on it again."""
    case = own_case(case_id)
    lift_recusal(work(), case, member_id)
    return side(case)


@blueprint.post("/cases/<case_id>/watching", endpoint="watch")
def watch(case_id: str) -> str:
    """The member follows the case, or no longer."""
    case = own_case(case_id)
    watches = request.form.get("watch") == "1"
    set_watching(database(), case.id, actor().id, watches=watches)
    done = AuditAction.FOLLOW_CASE if watches else AuditAction.UNFOLLOW_CASE
    work().record(case.organisation_id, done, case.id)
    database().flush()
    return side(case)
