"""A refusal is answered where it was asked: a sentence for scripts, a fragment for the page."""

import pytest
from flask import Response, jsonify
from werkzeug.exceptions import NotFound

from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import Dashboard
from case_management.refusals import Refusal
from tests.support.desk import URL


@says_why
def refuse(code: str) -> ViewAnswer:
    raise Refusal(code)


def test_a_script_gets_the_sentence(empty_dashboard: Dashboard) -> None:
    with empty_dashboard.test_request_context("/", base_url=URL, method="POST", json={}):
        answer = refuse("colleague_unknown")
    assert isinstance(answer, tuple)
    response, status = answer[0], answer[1]
    assert isinstance(response, Response)
    assert (status, response.json) == (
        409,
        {"error": "Choose a colleague from the list.", "code": "colleague_unknown", "values": {}},
    )


def test_a_form_gets_a_fragment_for_the_place_of_such_sentences(in_english: Dashboard) -> None:
    answer = refuse("category_unknown")
    assert isinstance(answer, tuple)
    fragment, status, headers = answer  # type: ignore[misc]
    assert status == 409
    assert "Choose a category from the list." in str(fragment)
    assert "<html" not in str(fragment)
    assert headers["HX-Retarget"] == "#said"


def test_what_is_no_refusal_goes_on(in_english: Dashboard) -> None:
    @says_why
    def answers(name: str) -> ViewAnswer:
        return jsonify(name=name), 201

    @says_why
    def breaks() -> ViewAnswer:
        raise NotFound

    answer = answers("Asha")
    assert isinstance(answer, tuple)
    assert answer[1] == 201
    assert answers.__name__ == "answers"
    with pytest.raises(NotFound):
        breaks()
