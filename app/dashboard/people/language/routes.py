"""The select in every page's header: a member chooses a language."""

from flask import redirect, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.accounts.set_language import set_language as keep_language
from app.dashboard.frame.own_address import own_address
from app.dashboard.frame.page.language import languages_offered
from app.dashboard.frame.request import database
from app.dashboard.people.language.blueprint import blueprint


@blueprint.post("/language", endpoint="choose")
def set_language() -> Response:
    """Form fields `language` and `next`, the page that the member was on."""
    member = current_member()
    language = request.form.get("language", "")
    if language not in dict(languages_offered(member.kind)):
        raise BadRequest
    keep_language(database(), member, language)
    return redirect(own_address(request.form.get("next", "/").rstrip("?")), 303)
