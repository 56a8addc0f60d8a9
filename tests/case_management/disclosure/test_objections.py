"""An alert that meets no objection gives nobody away; each rule blocks by itself."""

import re
from dataclasses import asdict, fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.disclosure.bands import ToldBand, band
from case_management.disclosure.delay import earliest_on
from case_management.disclosure.fields import AlertFields, read_fields
from case_management.disclosure.ladder import CaseFacts
from case_management.disclosure.objections import object_to
from case_management.refusals import Refusal
from config.policy.policy import load_policy

POLICY = load_policy()
NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)

FACTS = CaseFacts(
    level="L2",
    category="FORCED_LABOUR",
    finding="substantiated",
    evidence_grade="E3",
    consents=("C0", "C2"),
    factory="Northgate Electronics",
    country="MY",
    region="Penang",
    worker_count=1800,
    affected_count=12,
    contractors=("Computers Inc",),
    recipients=("city", "county"),
    reached=frozenset({"city", "county", "port"}),
    last_worker_message_at=NOW - timedelta(hours=73),
    reprisal_assessed=True,
)
ALERT = AlertFields(
    reference="B-KXQMTW",
    factory="Northgate Electronics",
    country="MY",
    region="Penang",
    category="FORCED_LABOUR",
    ilo=("C029", "P029"),
    level="L2",
    evidence_grade="E3",
    period="2026-10",
    affected_band="10-24",
    asked_action="ask_contractor",
    contractor="Computers Inc",
    what_not_to_do=("no_factory_contact", "no_identifying"),
    remedy_requested="repay",
    due_month="2026-12",
)


def codes(facts: CaseFacts, alert: AlertFields) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in object_to(facts, alert, POLICY, NOW)]


def test_a_clean_alert_meets_no_objection() -> None:
    assert codes(FACTS, ALERT) == []


UNION = {"category": "UNION"}
BLOCKED = [
    # what is different in the facts, in the alert, and the one objection
    ({"finding": None}, {}, ("level", "no_finding")),
    ({"finding": "inconclusive"}, {}, ("level", "no_finding")),
    ({"evidence_grade": "E2"}, {"evidence_grade": "E2"}, ("evidence_grade", "weak_evidence")),
    ({"reprisal_assessed": False}, {}, ("reprisal", "no_reprisal_assessment")),
    ({"consents": ()}, {}, ("consent", "no_consent")),
    ({"consents": ("C1", "C0")}, {}, ("consent", "no_consent")),
    ({"recipients": ()}, {}, ("recipients", "no_recipients")),
    ({"recipients": ("city", "stranger")}, {}, ("recipients", "not_reached")),
    ({}, {"factory": "Northgate, line 4"}, ("factory", "differs_or_left_out")),
    ({}, {"region": "Penang, dormitory"}, ("region", "differs_or_left_out")),
    ({}, {"country": "TH"}, ("country", "differs")),
    ({}, {"category": "WAGES"}, ("category", "differs")),
    ({}, {"level": "L1"}, ("level", "differs")),
    ({}, {"evidence_grade": "E4"}, ("evidence_grade", "differs")),
    ({}, {"contractor": "Somebody Else"}, ("contractor", "contractor_differs")),
    ({}, {"reference": "4821 7730 5519 2464"}, ("reference", "bad_reference")),
    ({}, {"reference": "C-1042"}, ("reference", "bad_reference")),
    ({}, {"ilo": ("C029", "Reported by 7 women")}, ("ilo", "unknown_code")),
    ({}, {"asked_action": "cancel"}, ("asked_action", "unknown_code")),
    ({}, {"what_not_to_do": ("do not ask Rina",)}, ("what_not_to_do", "unknown_code")),
    ({}, {"remedy_requested": "repay 40 workers"}, ("remedy_requested", "unknown_code")),
    ({"worker_count": 49}, {"period": "2026-Q4"}, ("factory", "small_factory")),
    ({"worker_count": None}, {"period": "2026-Q4"}, ("factory", "small_factory")),
    ({"worker_count": 199}, {}, ("period", "quarter_needed")),
    ({}, {"period": "2026-10-14"}, ("period", "bad_period")),
    ({}, {"period": "2026-12"}, ("period", "bad_period")),
    ({}, {"period": "last night"}, ("period", "bad_period")),
    ({}, {"period": "٢٠٢٦-10"}, ("period", "bad_period")),
    ({}, {"due_month": "2026-10"}, ("due_month", "bad_month")),
    ({}, {"due_month": "2026-12-01"}, ("due_month", "bad_month")),
    ({}, {"affected_band": "12"}, ("affected_band", "bad_band")),
    ({}, {"affected_band": "25+"}, ("affected_band", "bad_band")),
    ({"affected_count": 4}, {"affected_band": "5-9"}, ("affected_band", "bad_band")),
    ({"affected_count": None}, {}, ("affected_band", "bad_band")),
    (
        UNION | {"affected_count": 9},
        UNION | {"affected_band": "5-9"},
        ("affected_band", "bad_band"),
    ),
    (
        {"last_worker_message_at": NOW - timedelta(hours=71)},
        {},
        ("moment", "too_soon_after_message"),
    ),
    ({"told": (ToldBand("5-9", 9),)}, {}, ("affected_band", "bad_band")),
    ({"worker_count": 14}, {"factory": None, "period": "2026-Q4"}, ("affected_band", "bad_band")),
    ({"not_before": date(2026, 11, 23)}, {}, ("moment", "delayed")),
    ({"releases_this_month": 1}, {}, ("moment", "update_limit")),
]


@pytest.mark.parametrize(("facts", "alert", "objection"), BLOCKED)
def test_each_rule_blocks_by_itself(
    facts: dict[str, object], alert: dict[str, object], objection: tuple[str, str]
) -> None:
    found = codes(replace(FACTS, **facts), replace(ALERT, **alert))  # type: ignore[arg-type]
    assert found == [objection]


LIFE = replace(
    FACTS, level="L1", category="FIRE_BUILDING", finding=None, evidence_grade="E1", consents=("C0",)
)
LIFE_ALERT = replace(
    ALERT,
    level="L1",
    category="FIRE_BUILDING",
    evidence_grade="E1",
    ilo=("C155",),
    affected_band="a group",
)


def test_a_danger_to_life_goes_without_consent_only_as_a_bare_observation() -> None:
    assert codes(LIFE, LIFE_ALERT) == [("consent", "not_an_observation")]
    observed = replace(LIFE, monitor_observation=True)
    assert codes(observed, LIFE_ALERT) == []
    assert codes(observed, replace(LIFE_ALERT, affected_band="10-24")) == [
        ("affected_band", "not_stripped")
    ]


def test_a_danger_to_life_waits_for_no_quiet_time_but_for_some_evidence() -> None:
    hasty = replace(
        LIFE, monitor_observation=True, last_worker_message_at=NOW, releases_this_month=3
    )
    assert codes(hasty, LIFE_ALERT) == []
    assert codes(replace(hasty, evidence_grade="E0"), replace(LIFE_ALERT, evidence_grade="E0")) == [
        ("evidence_grade", "weak_evidence")
    ]


def test_the_head_office_may_name_a_small_factory_and_anybody_may_leave_the_name_out() -> None:
    small = replace(FACTS, worker_count=30)
    quarter = replace(ALERT, period="2026-Q4")
    assert codes(replace(small, head_office_note=True), quarter) == []
    assert codes(small, replace(quarter, factory=None)) == []


def test_affiliates_beyond_reach_are_listed() -> None:
    facts = replace(FACTS, recipients=("zoo", "city", "army"))
    (objection,) = object_to(facts, ALERT, POLICY, NOW)
    assert objection.values == ("army", "zoo")
    assert objection.refusal().values == {"values": "army, zoo"}


def test_no_field_gets_out_that_is_not_on_the_list() -> None:
    document = asdict(ALERT)
    assert read_fields(document) == ALERT
    assert read_fields({**document, "ilo": ["C029", "P029"]}) == ALERT
    for wrong in (
        {**document, "shift": "night"},
        {name: value for name, value in document.items() if name != "period"},
        {**document, "affected_band": 12},
        {**document, "country": None},
        {**document, "ilo": "C029"},
        {**document, "ilo": [29]},
    ):
        with pytest.raises(Refusal):
            read_fields(wrong)


NAMES = [field.name for field in fields(AlertFields)]
LISTS = ("ilo", "what_not_to_do")
TELLING = st.one_of(
    st.integers(0, 100_000).map(str),
    st.dates().map(str),
    st.dates().map(lambda day: f"B-{day:%Y%m%d}"),
    st.from_regex(re.compile(r"[^\d]{0,8}\d{1,4}[^\d]{0,8}"), fullmatch=True),
    st.text(),
)


@given(
    name=st.sampled_from(NAMES),
    said=TELLING,
    workers=st.none() | st.integers(1, 5000),
    affected=st.none() | st.integers(0, 5000),
)
def test_an_alert_without_objection_carries_no_count_and_no_day(  # type: ignore[no-untyped-def]
    name, said, workers, affected
) -> None:
    facts = replace(FACTS, worker_count=workers, affected_count=affected)
    alert = replace(
        ALERT,
        affected_band=band(affected, facts.category, POLICY, workers),
    )
    alert = replace(alert, **{name: (said,) if name in LISTS else said})
    if object_to(facts, alert, POLICY, NOW):
        return
    assert affected is None or alert.affected_band != str(affected)
    numbers = {name: value for name, value in asdict(alert).items() if re.search(r"\d", str(value))}
    for carried in ("ilo", "level", "evidence_grade"):  # codes of published lists
        numbers.pop(carried, None)
    assert set(numbers) <= {"period", "due_month", "affected_band"}
    assert re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])", alert.period)
    assert re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", alert.due_month)
    assert alert.affected_band in {"a group", "5-9", "10-24", "25+"}


def test_the_day_of_an_alert_tells_nothing_of_the_day_of_the_report() -> None:
    found = date(2026, 11, 1)
    assert earliest_on("L3", found, POLICY, lambda least, most: least) == date(2026, 11, 8)
    assert earliest_on("L3", found, POLICY, lambda least, most: most) == date(2026, 11, 22)
    assert earliest_on("L1", found, POLICY, lambda least, most: most) is None
