"""/outreach/posters: which factory, which languages; the PDF for the printer."""

from collections.abc import Mapping

from flask import Response, render_template, request
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from werkzeug.exceptions import NotFound

from app.accounts.current_member import current_member
from app.dashboard.frame.request import commit_early, database, services
from app.dashboard.monitor.outreach.blueprint import blueprint
from app.dashboard.wording.alert.alert_texts import language_name
from app.posters.content import MOST_LANGUAGES, languages_of, lines_of, sheet_for
from app.posters.draw import DRAWN
from app.posters.refusals import NotDrawn, Why
from case_management.supply_chain.actions.name_for_links import note_poster
from case_management.supply_chain.models import Factory
from case_management.supply_chain.queries import factories
from vault.organisations import Organisation

POSTER = "poster"
REFUSALS: Mapping[Why, LazyString] = {
    Why.COUNT: _("Choose one to four languages."),
    Why.UNKNOWN: _("Choose languages from the list."),
    Why.NOWHERE: _("There is no number to write to yet: ask your operator for a line."),
    Why.MACHINE: _("Posters can't be made on this server yet. Tell your operator:"),
    Why.ROOM: _("This does not fit on the paper. Choose fewer languages."),
}


@blueprint.get("/outreach/posters", endpoint="posters")
def show() -> str:
    """The form."""
    return _page()


@blueprint.post("/outreach/posters/print", endpoint="print")
def draw() -> Response | tuple[str, int]:
    """The PDF: `factory`, up to four times `language`, `what` is a poster or cards.

    The first time a factory gets its code for links.
    """
    factory = database().get(Factory, request.form.get("factory", ""))
    what = request.form.get("what", POSTER)
    if factory is None or what not in DRAWN:
        raise NotFound
    organisation = database().get_one(Organisation, current_member().organisation)
    chosen = list(dict.fromkeys(request.form.getlist("language")))
    identifier, name = factory.id, f"{what}-{factory.code}.pdf"
    try:
        sheet = sheet_for(
            database(),
            organisation,
            factory,
            chosen,
            services().policy,
            services().settings.telegram_bot_name,
        )
        commit_early()  # drawing takes seconds, in which no text could be taken in
        content = DRAWN[what](sheet)
    except NotDrawn as refused:
        return _page(refused, identifier, chosen), 409
    note_poster(database().get_one(Factory, identifier), chosen)
    answer = Response(content, mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _page(
    refused: NotDrawn | None = None, factory: str = "", chosen: list[str] | None = None
) -> str:
    policy = services().policy
    lines = lines_of(database(), current_member().organisation)
    names = {one.code: one.name for one in policy.languages}
    offered = languages_of(lines, policy)
    return render_template(
        "monitor/outreach/templates/posters.html",
        factories=[(one.id, f"{one.name} ({one.code})") for one in factories(database())],
        languages=[(code, names[code], language_name(code)) for code in offered],
        factory=factory,
        chosen=chosen if chosen is not None else offered[:1],
        most=MOST_LANGUAGES,
        refused=str(REFUSALS[refused.why]) if refused else None,
        for_operator=str(refused) if refused and refused.why is Why.MACHINE else None,
        telegram=bool(services().settings.telegram_bot_name),
    )
