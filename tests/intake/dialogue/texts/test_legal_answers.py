"""The operator's answers about the law: what is read, what is refused, what is said to be wrong."""

from datetime import date
from pathlib import Path

import pytest

from config.policy.policy import load_policy
from intake.dialogue.model.legal_topics import RIGHTS
from intake.dialogue.talk.script import RULES
from intake.dialogue.texts.gsm7 import plain_of
from intake.dialogue.texts.legal_answers import (
    country_of,
    missing,
    read_rights,
    stale,
    stored,
    stored_name,
    text_faults,
)

GOOD = """
[rest]
source = "Act, section 1"
checked = 2026-01-22
by = "N. Example"
text = { en = "One day a week." }
"""


def written(folder: Path, text: str) -> Path:
    (folder / "bd.toml").write_text(text, "utf-8")
    return folder


def test_what_we_ship_is_well_and_nobody_has_checked_it_yet() -> None:
    rights = read_rights()
    assert rights.faults == ()
    assert list(text_faults(rights, plain_of(load_policy().languages))) == []
    assert {"BD", "TH", "MY", "KH", "PK", "IN"} <= set(rights.countries)
    for topics in rights.countries.values():
        for answer in topics.values():
            assert answer.draft
            assert "en" in answer.texts


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('source = "Act, section 1"\n', "", "no source"),
        ("checked = 2026-01-22\n", "", "needs the day"),
        ('by = "N. Example"\n', "", "by whom"),
        ("checked", "draft = true\nchecked", "only one of them"),
        ("[rest]", "[tea]", "no topic"),
        ("source", "sauce", "means nothing"),
        ('"One day a week."', "1", "a text a language"),
        ("[rest]", "[rest", "can't be read"),
    ],
)
def test_what_is_not_whole_is_left_out_and_named(
    tmp_path: Path, before: str, after: str, says: str
) -> None:
    rights = read_rights(written(tmp_path, GOOD.replace(before, after, 1)))
    assert says in " ".join(map(str, rights.faults))
    assert rights.find("BD", "rest", "en", drafts=True) is None


def test_a_slip_in_one_answer_keeps_the_others(tmp_path: Path) -> None:
    rights = read_rights(written(tmp_path, GOOD + "[hours]\ndraft = true\n"))
    assert [fault.where for fault in rights.faults] == ["BD hours", "BD hours"]
    assert rights.find("BD", "rest", "en", drafts=False) == "One day a week."


def test_a_text_is_two_segments_long_at_most(tmp_path: Path) -> None:
    plain = plain_of(load_policy().languages)
    for length, well in ((306, True), (307, False)):
        rights = read_rights(written(tmp_path, GOOD.replace("One day a week.", "a" * length)))
        assert (list(text_faults(rights, plain)) == []) is well
    rights = read_rights(written(tmp_path, GOOD.replace("en =", "tlh =")))
    assert "no such language" in str(next(text_faults(rights, plain)))


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (date(2027, 1, 22), ""),
        (date(2027, 1, 23), "more than 12 months ago"),
        (date(2026, 1, 21), "is to come"),
    ],
)
def test_an_old_check_is_said(tmp_path: Path, today: date, says: str) -> None:
    found = list(stale(read_rights(written(tmp_path, GOOD)), today, 12))
    assert bool(found) is bool(says)
    assert says in " ".join(map(str, found))


def test_what_is_missing_is_said_by_topic_and_language(tmp_path: Path) -> None:
    gaps = list(map(str, missing(read_rights(written(tmp_path, GOOD)), "BD", ("en", "bn"))))
    assert "BD rest: missing in bn" in gaps
    assert len(gaps) == len(RIGHTS)


@pytest.mark.parametrize(
    ("zone", "country"),
    [("Asia/Dhaka", "BD"), ("Asia/Calcutta", "IN"), ("Asia/Kuching", "MY"), ("UTC", None)],
)
def test_a_time_zone_tells_the_country(zone: str, country: str | None) -> None:
    assert country_of(zone) == country


def test_every_topic_has_its_digit_and_its_name() -> None:
    assert sorted(topic for topics in RULES.values() for topic in topics) == sorted(RIGHTS)
    for topic in RIGHTS:
        assert stored(stored_name("BD", topic)) == ("BD", topic)
        assert len(stored_name("BD", topic)) <= 40
    assert stored("ASKED") is None
    assert stored(None) is None
