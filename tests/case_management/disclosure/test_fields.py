"""What has no field cannot leave, and a field holds what it is for."""

import pytest

from case_management.disclosure.fields import read_fields
from case_management.refusals import Refusal

GOOD: dict[str, object] = {
    "reference": "A-BCDEFG",
    "factory": None,
    "country": "BD",
    "region": None,
    "category": "WAGES",
    "ilo": ["C95"],
    "level": "L3",
    "evidence_grade": "E2",
    "period": "2026-11",
    "affected_band": "group",
    "asked_action": "ask",
    "contractor": None,
    "what_not_to_do": [],
    "remedy_requested": "pay",
    "due_month": "2027-01",
}


def test_a_full_set_is_read() -> None:
    fields = read_fields(GOOD)
    assert (fields.ilo, fields.factory, fields.what_not_to_do) == (("C95",), None, ())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"worker": "Rina"}, "field_unknown"),
        ({"country": None}, "field_of_wrong_type"),
        ({"ilo": "C95"}, "field_of_wrong_type"),
        ({"ilo": [95]}, "field_of_wrong_type"),
        ({"factory": 4417}, "field_of_wrong_type"),
    ],
)
def test_anything_else_is_refused(change: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read_fields(GOOD | change)


def test_a_missing_field_is_refused() -> None:
    with pytest.raises(Refusal, match="field_missing"):
        read_fields({name: value for name, value in GOOD.items() if name != "period"})
