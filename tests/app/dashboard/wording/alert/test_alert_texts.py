"""Coded fields of an alert in words: nothing finer than a month, nothing that is left out."""

from datetime import date

import pytest
from flask_babel import force_locale

from app.dashboard.frame.request import Dashboard
from app.dashboard.wording.alert.alert_texts import (
    ASKED,
    CAUTIONS,
    LABELS,
    MATTER,
    all_words,
    language_name,
    lines_of,
    month_words,
    period_words,
    words_of,
)
from case_management.disclosure.fields import AlertFields
from config.policy.policy import Policy

FIELDS = AlertFields(
    reference="B-CDFGHJ",
    factory=None,
    country="BD",
    region=None,
    category="FIRE_BUILDING",
    ilo=("C155", "C187"),
    level="L1",
    evidence_grade="E3",
    period="2026-Q4",
    affected_band="10-24",
    asked_action="ask_contractor",
    contractor=None,
    what_not_to_do=("no_factory_contact", "no_identifying"),
    remedy_requested="stop_hazard",
    due_month="2026-12",
)


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("category", "WAGES", "Wages"),
        ("level", "L1", "Danger to life"),
        ("category", "GONE_SINCE", "GONE_SINCE"),
        ("country", "BD", "Bangladesh"),
        ("country", "XX", "XX"),
        ("ilo", "C155", "ILO C155"),
        ("period", "2026-11", "November 2026"),
        ("due_month", "2026-12", "December 2026"),
        ("affected_band", "10-24", "10–24 workers"),
        ("factory", "Meghna Shirts", "Meghna Shirts"),
    ],
)
def test_a_code_is_said_in_words(
    in_english: Dashboard, policy: Policy, name: str, code: str, words: str
) -> None:
    assert words_of(name, code, policy) == words


def test_a_group_too_small_for_a_band_has_no_number(in_english: Dashboard, policy: Policy) -> None:
    words = words_of("affected_band", policy.disclosure.unbanded, policy)
    assert words
    assert not any(letter.isdigit() for letter in words)


@pytest.mark.parametrize(
    ("code", "english", "german"),
    [
        ("2026-11", "November 2026", "November 2026"),
        ("2026-05", "May 2026", "Mai 2026"),
        ("2026-Q4", "4th quarter 2026", "4. Quartal 2026"),
        ("2026-Q5", "2026-Q5", "2026-Q5"),
        ("2026-13", "2026-13", "2026-13"),
        ("soon", "soon", "soon"),
    ],
)
def test_a_period_is_a_month_or_a_quarter(
    in_english: Dashboard, code: str, english: str, german: str
) -> None:
    assert period_words(code) == english
    with force_locale("de"):
        assert period_words(code) == german


def test_a_day_is_told_to_buyers_as_its_month(in_english: Dashboard) -> None:
    assert month_words(date(2026, 11, 22)) == "November 2026"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("bn", "Bangla"),
        ("tl", "Tagalog"),
        ("zh_Hans", "Simplified Chinese"),
        ("x", "x"),
        ("qqq", "qqq"),
    ],
)
def test_a_language_is_named_in_the_readers_own(
    in_english: Dashboard, code: str, name: str
) -> None:
    assert language_name(code) == name


def test_fields_that_an_alert_leaves_out_are_not_shown(
    in_english: Dashboard, policy: Policy
) -> None:
    lines = {one.name: one.values for one in lines_of(FIELDS, MATTER, policy)}
    assert lines["ilo"] == ("ILO C155", "ILO C187")
    assert {"factory", "region"}.isdisjoint(lines)
    (cautions,) = lines_of(FIELDS, CAUTIONS, policy)
    assert (cautions.label, len(cautions.values)) == ("What not to do", 2)


def test_every_field_of_an_alert_has_its_label_and_its_place() -> None:
    assert {*MATTER, *ASKED, *CAUTIONS} == set(LABELS) == set(AlertFields.__dataclass_fields__)


def test_a_page_gets_the_words_in_the_readers_language(
    in_english: Dashboard, policy: Policy
) -> None:
    with force_locale("de"):
        words = all_words(policy)
    codes, labels = words["codes"], words["labels"]
    assert isinstance(codes, dict)
    assert isinstance(labels, list)
    assert set(codes["category"]) == set(policy.categories)
    assert codes["level"]["L1"] != policy.levels["L1"].label
    assert [name for name, _label in labels] == list(LABELS)
