"""/translation-model: where the organisation's own translation model answers."""

from flask import flash, redirect, render_template, request, url_for

from app.accounts.current_member import current_member
from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.gloss.blueprint import blueprint
from case_management.glosses.actions.set_model import set_model
from case_management.glosses.queries import model_address


@blueprint.get("/translation-model", endpoint="model")
def show() -> str:
    """The page, for coordinators."""
    address = model_address(database(), current_member().organisation)
    return render_template("monitor/gloss/templates/model.html", address=address)


@blueprint.post("/translation-model", endpoint="set_model")
@says_why
def keep() -> ViewAnswer:
    """Form: `address`; an empty one for no model."""
    set_model(work(), request.form.get("address", ""))
    flash(gettext("Saved."))
    return redirect(url_for("gloss.model"))
