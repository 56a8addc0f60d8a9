"""A refusal is answered in the page that asked, so that nothing a member typed is lost."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import jsonify, render_template, request
from werkzeug.wrappers import Response

from app.dashboard.frame.page.refusal_texts import refusal_in_words
from case_management.refusals import Refusal

_Given = ParamSpec("_Given")
ViewAnswer = str | Response | tuple[str | Response, int, dict[str, str]] | tuple[Response, int]
REFUSED = 409


def says_why(view: Callable[_Given, ViewAnswer]) -> Callable[_Given, ViewAnswer]:
    """Answers a Refusal with 409 and its sentence.

    A fragment goes into the page's place for such sentences; a script gets {"error", "code",
    "values"}.
    """

    @wraps(view)
    def answered(*args: _Given.args, **kwargs: _Given.kwargs) -> ViewAnswer:
        try:
            return view(*args, **kwargs)
        except Refusal as refusal:
            sentence = refusal_in_words(refusal)
            if request.is_json:
                return jsonify(error=sentence, code=refusal.code, values=refusal.values), REFUSED
            place = {"HX-Retarget": "#said", "HX-Reswap": "innerHTML"}
            fragment = render_template("frame/templates/refused.html", sentence=sentence)
            return fragment, REFUSED, place

    return answered
