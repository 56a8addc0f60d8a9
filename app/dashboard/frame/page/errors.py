"""Errors as pages or JSON: one sentence that says what to do, never a detail of the inside."""

from flask import Flask, jsonify, render_template, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member_or_none
from app.dashboard.frame.access.limits import by_sender
from app.dashboard.frame.access.refused_requests import log_refusal
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.request import asks_for_json
from case_management.refusals import Refusal
from config.platform.database import new_id
from config.platform.logs import log

Answer = Response | tuple[Response | str, int]

SENDER_DIGITS = 12
"""Of the keyed tag of a network: enough to tell senders apart within a day."""
WHO_MAY_NOT = frozenset({401, 403, 404, 429})
"""Answers to somebody who is refused, or who asks for what is not theirs: they are logged."""


def set_up_errors(app: Flask) -> None:
    """Registers the handlers; whatever is not foreseen becomes a 500 with a random id."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _note(status: int, code: str) -> None:
    """Who was refused what and where (ASVS 16.3): ids and names of code alone."""
    if status not in WHO_MAY_NOT or request.endpoint is None:
        return
    member = current_member_or_none()
    log().warning(
        "refused",
        route=request.endpoint,
        method=request.method,
        status=status,
        code=code,
        sender=by_sender()[:SENDER_DIGITS],
        member=member.id if member else None,
        organisation=member.organisation if member else None,
    )


def _refused(refusal: Refusal) -> Answer:
    _note(refusal.status, refusal.code)
    log_refusal(refusal.status, refusal.code)
    return _answer(refusal.status, refusal_in_words(refusal), code=refusal.code)


def _http(error: HTTPException) -> Answer:
    if isinstance(error, SecurityError):
        # Asked under another name: no page of ours can be built for it.
        return _sentence(400), 400
    if isinstance(error.response, Response):
        return error.response
    # The form was open when the session ended, or another site posted it: both are refused alike.
    code = 403 if type(error).__name__ == "CSRFError" else error.code or 500
    _note(code, type(error).__name__)
    log_refusal(code, str(code))
    return _answer(code, _sentence(code))


def _unforeseen(error: Exception) -> Answer:
    reference = new_id()[:8]
    log().error("unforeseen", error=error, code=reference, status=500)
    return _answer(500, _sentence(500), reference=reference)


def _sentence(code: int) -> str:
    sentences = {
        400: gettext("This request is not complete. Load the page again and retry."),
        401: gettext("You are signed out. Sign in again."),
        403: gettext(
            "This is not open to your role, or your page is too old. "
            "Load it again, or ask a coordinator."
        ),
        404: gettext("There is nothing here. Check the address."),
        405: gettext("This address does not take that kind of request."),
        413: gettext("This is too large to send. Send a smaller part."),
        429: gettext("That was tried too often. Wait a few minutes and try again."),
        503: gettext("This part is not ready yet. Try again in a minute."),
    }
    other = gettext("Something went wrong here. Try again in a minute.")
    return str(sentences.get(code, other))


def _answer(status: int, sentence: str, code: str = "", reference: str = "") -> Answer:
    if asks_for_json():
        return jsonify(error=sentence, code=code or str(status), reference=reference), status
    page = render_template(
        "frame/templates/error.html", sentence=sentence, status=status, reference=reference
    )
    return page, status
