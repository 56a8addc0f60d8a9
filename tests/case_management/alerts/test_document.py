"""An alert has one spelling; whatever is left out, added or of another form is refused."""

import hashlib
from typing import Any

import pytest

from case_management.alerts.document import LONGEST_STATEMENT, read_document
from case_management.refusals import Refusal
from tests.support.alerts import FIELDS
from vault.encoding import canonical

RECIPIENT = {
    "affiliate": "c" * 32,
    "member": "b" * 32,
    "email": "greta@town.example",
    "language": "de",
    "reference": "B-QQXWZT",
}
CONTENT = {
    "firedoor": "alert/3",
    "alert": "a" * 32,
    "reference": "B-KXQMTW",
    "organisation": "1" * 32,
    "release_by": "2" * 32,
    "fields": FIELDS,
    "statements": {"en": "An exit cannot be opened."},
    "vouched": {"en": "d" * 32},
    "recipients": [RECIPIENT],
    "template": "alert-mail/1",
    "remarks": [],
    "observation": False,
    "overlap": {"messages": 3, "digest": "0" * 64, "longest": 2},
}


def test_a_document_is_read_and_keeps_its_bytes() -> None:
    raw = canonical(CONTENT)
    document = read_document(raw)
    assert (document.raw, document.digest) == (raw, hashlib.sha256(raw).hexdigest())
    assert (document.compared, document.recipients[0].reference) == (3, "B-QQXWZT")
    assert document.fields.level == "L1"


ADDED = ("remarks", "observation")
REMARK = {"language": "en", "kind": "number", "text": "40", "why": "The law says so."}


def test_remarks_are_read_with_their_reasons() -> None:
    document = read_document(canonical(CONTENT | {"remarks": [REMARK]}))
    assert [(one.about, one.why) for one in document.remarks] == [
        (("en", "number", "40"), "The law says so.")
    ]


def test_a_document_of_before_the_remarks_is_still_read() -> None:
    older = {key: value for key, value in CONTENT.items() if key not in ADDED}
    document = read_document(canonical(older | {"firedoor": "alert/1"}))
    assert (document.form, document.remarks) == ("alert/1", ())
    with pytest.raises(Refusal, match="document_spelling"):
        read_document(canonical(CONTENT | {"firedoor": "alert/1"}))
    with pytest.raises(Refusal, match="document_spelling"):
        read_document(canonical(older))


def test_what_an_older_document_does_not_say_is_no_observation() -> None:
    older = {key: value for key, value in CONTENT.items() if key != "observation"}
    assert not read_document(canonical(older | {"firedoor": "alert/2"})).observation
    assert read_document(canonical(CONTENT | {"observation": True})).observation


def second(**changed: str) -> list[dict[str, str]]:
    return [RECIPIENT, RECIPIENT | {"member": "e" * 32, "reference": "B-ABCDEF"} | changed]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"more": 1}, "document_spelling"),
        ({"firedoor": "alert/4"}, "document_version"),
        ({"observation": 1}, "document_unreadable"),
        ({"template": "other/1"}, "document_version"),
        ({"reference": "B-ABCDEF"}, "references_differ"),
        ({"fields": FIELDS | {"name": "Asha"}}, "field_unknown"),
        ({"statements": {"en": "x", "de": "y"}}, "statement_not_vouched"),
        ({"statements": {"en": "  "}}, "statement_missing"),
        ({"statements": {}, "vouched": {}}, "statement_missing"),
        ({"statements": {"en": "x" * (LONGEST_STATEMENT + 1)}}, "statement_too_long"),
        ({"remarks": [REMARK | {"why": " "}]}, "remark_without_reason"),
        ({"remarks": [REMARK | {"why": "x" * 501}]}, "remark_without_reason"),
        ({"remarks": [REMARK | {"kind": "colour"}]}, "document_unreadable"),
        ({"remarks": [REMARK | {"language": "fr"}]}, "document_unreadable"),
        ({"remarks": [REMARK | {"text": 5}]}, "document_unreadable"),
        ({"remarks": [REMARK | {"more": "x"}]}, "document_unreadable"),
        ({"remarks": "40"}, "document_unreadable"),
        ({"statements": {"en": 5}}, "document_unreadable"),
        ({"statements": ["en"]}, "document_unreadable"),
        ({"statements": {"EN!": "x"}, "vouched": {"EN!": "d" * 32}}, "document_unreadable"),
        ({"alert": "a" * 31}, "document_unreadable"),
        ({"vouched": {"en": "Asha"}}, "document_unreadable"),
        ({"recipients": [RECIPIENT | {"phone": "1"}]}, "document_unreadable"),
        ({"recipients": second(member="b" * 32)}, "document_unreadable"),
        ({"recipients": second(reference="B-QQXWZT")}, "document_unreadable"),
        ({"recipients": second(reference="B-12")}, "document_unreadable"),
        ({"overlap": {"messages": -1, "digest": "0" * 64, "longest": 2}}, "document_unreadable"),
        ({"overlap": {"messages": 1, "digest": "0" * 63, "longest": 2}}, "document_unreadable"),
        ({"overlap": {"messages": True, "digest": "0" * 64, "longest": 2}}, "document_unreadable"),
    ],
)
def test_another_content_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_document(canonical(CONTENT | changed))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (canonical(CONTENT) + b" ", "document_spelling"),
        (canonical(CONTENT).replace(b'"messages":3', b'"messages": 3'), "document_spelling"),
        (b"{}", "document_spelling"),
        (b"", "document_unreadable"),
        (b"\xff", "document_unreadable"),
    ],
)
def test_other_bytes_are_refused(raw: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_document(raw)
    assert refused.value.code == code


def test_two_people_may_get_it_each_by_an_own_reference() -> None:
    assert len(read_document(canonical(CONTENT | {"recipients": second()})).recipients) == 2
