"""/publication: exactly what would be published, and the switch."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.members import work
from app.dashboard.frame.request import after_commit, database, now, services
from app.dashboard.head_office.publication.blueprint import blueprint
from app.dashboard.wording.days import day_words
from app.publication.document import Page, part_of_page
from app.tasks.freeze_publications import ask_for_publications
from case_management.publication.models import Publication
from case_management.publication.publish import next_figures, switch
from vault.organisations import Organisation


@blueprint.get("/publication", endpoint="page")
def show() -> str:
    """What the next page will say; the figures are rendered as on the page itself."""
    organisation = database().get_one(Organisation, current_member().organisation)
    row = database().get(Publication, organisation.id)
    policy, present = services().policy, now()
    figures = next_figures(database(), organisation, policy, present)
    page = Page(organisation.name, organisation.language, present.date())
    part, values = part_of_page(page, figures, policy)
    return render_template(
        "head_office/publication/templates/page.html",
        # As on the page itself, which escapes every text in it.
        part=part,
        is_on=row is not None and row.is_on,
        since=day_words(row.frozen_on) if row and row.is_on and row.frozen_on else None,
        **values,
    )


@blueprint.post("/publication/on", endpoint="switch_on")
def switch_on() -> Response:
    """It is published within a minute, and anew each month."""
    return _switched(True, gettext("It is being published, and anew each month."))


@blueprint.post("/publication/off", endpoint="switch_off")
def switch_off() -> Response:
    """The page is taken down."""
    return _switched(False, gettext("The public page is being taken down."))


def _switched(on: bool, said: str) -> Response:
    switch(work(), on)
    services_now = services()
    after_commit(
        lambda: ask_for_publications(
            services_now.settings, services_now.engine, services_now.policy, now()
        )
    )
    flash(said)
    return redirect(url_for("publication.page"), 303)
