"""An alert as its buyer reads it, and the preview that is the same."""

import json
from typing import Any

import pytest

from app.dashboard.frame.request import Dashboard
from app.dashboard.wording.alert.letter import alert_link, best_language, letter_of, previews
from case_management.alerts.document import AlertDocument, Recipient
from case_management.disclosure.fields import AlertFields
from tests.app.dashboard.wording.alert.test_alert_texts import FIELDS
from tests.support.desk import URL

EXIT, AUSGANG = "An exit cannot be opened.", "Ein Ausgang lässt sich nicht öffnen."


def document(statements: dict[str, str], **fields: Any) -> AlertDocument:
    values = {name: getattr(FIELDS, name) for name in AlertFields.__dataclass_fields__}
    people = [("greta", "de", "B-GGGGGG"), ("hugo", "en", "B-HHHHHH")]
    return AlertDocument(
        raw=json.dumps(statements).encode(),
        alert="a" * 32,
        reference=FIELDS.reference,
        organisation="b" * 32,
        release_by="c" * 32,
        fields=AlertFields(**values | fields),
        statements=statements,
        vouched=dict.fromkeys(statements, "d" * 32),
        recipients=tuple(
            Recipient("e" * 32, name, f"{name}@stadt.example", language, reference)
            for name, language, reference in people
        ),
        compared=1,
    )


@pytest.mark.parametrize(
    ("known", "reader", "best"),
    [
        ("de en", "de", "de"),
        ("de en", "fr", "en"),
        ("nl de", "fr", "de"),
        ("nl", "en", "nl"),
    ],
)
def test_a_statement_is_read_in_the_best_language_there_is(
    known: str, reader: str, best: str
) -> None:
    assert best_language(dict.fromkeys(known.split(), EXIT), reader) == best


def test_a_letter_says_whether_its_statement_is_in_the_readers_language(
    in_english: Dashboard,
) -> None:
    alert = document({"en": EXIT, "de": AUSGANG})
    own, foreign = letter_of(alert, "B-GGGGGG", "de"), letter_of(alert, "B-GGGGGG", "fr")
    assert (own.statement, own.statement_language, own.own_language) == (AUSGANG, "de", True)
    assert (foreign.statement, foreign.statement_language, foreign.own_language) == (
        EXIT,
        "en",
        False,
    )


@pytest.mark.parametrize(
    ("fields", "danger", "cautions"),
    [({}, True, 2), ({"level": "L2"}, False, 2), ({"what_not_to_do": ()}, True, 0)],
)
def test_danger_and_cautions_stand_apart(
    in_english: Dashboard, fields: dict[str, Any], danger: bool, cautions: int
) -> None:
    letter = letter_of(document({"en": EXIT}, **fields), "B-GGGGGG", "en")
    assert letter.title == "Fire and building safety"
    assert (letter.danger, len(letter.cautions)) == (danger, cautions)


def test_each_recipient_is_shown_the_own_language_and_reference(in_english: Dashboard) -> None:
    greta, hugo = previews(document({"en": EXIT, "de": AUSGANG}))
    assert (greta["member"], hugo["member"]) == ("greta", "hugo")
    assert AUSGANG in greta["page"]
    assert EXIT in hugo["page"]
    for shown, own, other in ((greta, "B-GGGGGG", "B-HHHHHH"), (hugo, "B-HHHHHH", "B-GGGGGG")):
        assert own in shown["page"]
        assert f"/r/{own}" in shown["mail"]
        assert other not in shown["page"] + shown["mail"] + shown["subject"]
    assert greta["subject"] != hugo["subject"]


def test_the_mail_holds_nothing_of_the_alert(in_english: Dashboard) -> None:
    for shown in previews(document({"en": EXIT})):
        for secret in (EXIT, "Bangladesh", "Bangladesch", "Danger", "@stadt.example"):
            assert secret not in shown["mail"] + shown["subject"]


def test_the_link_is_an_address_of_this_dashboard(in_english: Dashboard) -> None:
    assert alert_link("B-GGGGGG").startswith(URL)
    assert alert_link("B-GGGGGG").endswith("/r/B-GGGGGG")
