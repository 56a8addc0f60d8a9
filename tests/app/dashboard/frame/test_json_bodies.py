"""What the browser posts is checked before anything looks at it."""

from typing import Any

import pytest
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from app.dashboard.frame.json_bodies import (
    Body,
    Document,
    Email,
    Identifier,
    Key,
    SignatureBytes,
    read,
)
from app.dashboard.frame.request import Dashboard
from tests.support.desk import URL
from vault.encoding import b64u

IDENTIFIER = "0123456789abcdef" * 2
GOOD = {
    "id": IDENTIFIER,
    "email": "asha@line.example",
    "key": b64u(bytes(32)),
    "signature": b64u(bytes(64)),
    "document": b64u(b"{}"),
}


class Sent(Body):
    """A body with one field of each kind."""

    id: Identifier
    email: Email
    key: Key
    signature: SignatureBytes
    document: Document


def posted(dashboard: Dashboard, body: Any) -> Sent:
    with dashboard.test_request_context("/", base_url=URL, method="POST", json=body):
        return read(Sent)


def test_binaries_arrive_as_base64url(empty_dashboard: Dashboard) -> None:
    body = posted(empty_dashboard, GOOD)
    assert (body.id, body.key, body.document) == (IDENTIFIER, bytes(32), b"{}")


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": IDENTIFIER.upper()},
        {"id": IDENTIFIER + "0"},
        {"id": 7},
        {"email": "asha"},
        {"email": "asha@line@example"},
        {"email": f"{'a' * 250}@line.example"},
        {"key": b64u(bytes(31))},
        {"key": b64u(bytes(33))},
        {"key": "not base64url!"},
        {"signature": b64u(bytes(32))},
        {"document": b64u(bytes(1_000_001))},
        {"unasked": True},
    ],
)
def test_what_the_page_does_not_send_is_refused(
    empty_dashboard: Dashboard, wrong: dict[str, Any]
) -> None:
    with pytest.raises(BadRequest):
        posted(empty_dashboard, GOOD | wrong)


@pytest.mark.parametrize("body", [[], "text", 7, {}, {"id": IDENTIFIER}])
def test_half_a_body_and_none_are_refused(empty_dashboard: Dashboard, body: Any) -> None:
    with pytest.raises(BadRequest):
        posted(empty_dashboard, body)


def test_a_form_is_no_json(empty_dashboard: Dashboard) -> None:
    form = empty_dashboard.test_request_context("/", base_url=URL, method="POST", data=GOOD)
    with form, pytest.raises(UnsupportedMediaType):
        read(Sent)
