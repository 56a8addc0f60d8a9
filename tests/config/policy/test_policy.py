"""A policy file that is wrong never starts a process, and says in one sentence what to change."""

import re
from pathlib import Path

import pytest

from config.policy.policy import POLICY_FILE, load_policy
from config.policy.reading.policy_table import PolicyError
from config.policy.reading.spans import Span

SHIPPED = POLICY_FILE.read_text(encoding="utf-8")

# Those that are promised; an installation may have more.
LANGUAGES = {
    "en",
    "es",
    "fr",
    "pt",
    "ht",
    "bn",
    "hi",
    "ur",
    "ne",
    "ta",
    "si",
    "my",
    "km",
    "th",
    "vi",
    "id",
    "tl",
    "zh",
    "ar",
    "am",
    "tr",
    "uz",
    "ru",
}


def test_the_shipped_policy_holds_what_the_field_agreed_on() -> None:
    policy = load_policy()
    offered = [one for one in policy.categories.values() if not one.monitor_only]
    assert len(offered) == 13
    assert {one.key for one in offered if one.k == 10} == {
        "VIOLENCE_SEXUAL",
        "UNION",
        "RETALIATION",
    }
    assert policy.category("FIRE_BUILDING").floor == "L1"
    assert policy.levels["L1"].contact == Span(1, "hours")
    assert policy.levels["L1"].around_the_clock
    assert policy.levels["L5"].contact is None
    assert policy.evidence.substantiated_from == "E3"
    assert policy.consent.silence == "C0"
    ours = [one for one in policy.languages if one.code in LANGUAGES]
    assert len(ours) == len(LANGUAGES)
    assert [one.code for one in ours if one.direction == "rtl"] == ["ur", "ar"]
    # What a worker is asked to press stands on the keys.
    assert {one.digits for one in ours} == {"0123456789"}
    assert {one.code for one in ours if one.plain_sms == "always"} == {"vi"}
    assert (policy.intake.safe_hours.start, policy.intake.safe_hours.upto) == (20, 22)


WRONG = [
    # what is written, what stands there instead, what the sentence names
    ('floor = "L1"', 'floor = "L7"', "categories[1].floor"),
    ('floor = "L1"', 'floor = "L5"', "categories[1].floor"),
    ('key = "HOURS"', 'key = "WAGES"', "categories"),
    ('ilo = ["C158"]', 'ilo = ["ILO 158"]', "categories[10].ilo"),
    ("true\ncontact", "false\ncontact", "levels.L1.around_the_clock"),
    ('unit = "working_days" }\ndecide', 'unit = "weeks" }\ndecide', "levels.L3.contact.unit"),
    ("k = 10", "k = 2", "k must be a whole number from 3"),
    ("from = 10\n", "from = 4\n", "disclosure.bands"),
    ('silence = "C0"', 'silence = "C2"', "consent.silence"),
    ('life_from = "E1"', 'life_from = "E4"', "evidence.life_from"),
    ("at_percent = [50, 100]", "at_percent = [100, 50]", "alarm.at_percent"),
    ("again_minutes = 10", "again_minutes = 90", "alarm.again_minutes"),
    ("{ from = 20, to = 22 }", "{ from = 22, to = 20 }", "intake.safe_hours"),
    ("check_after_months = 12", "check_after_months = 90", "rights.check_after_months"),
    ("reconcile = 30", "reconcile = 60", "retention.reconcile"),
    ("messages = 180", "messages = 0", "retention.messages"),
    ("quiet_hours = 72", "quite_hours = 72", "add disclosure.quiet_hours"),
    ("code_after_silence_days = 90", "code_after_silence_days = 3", "longer than append_hours"),
    ("append_hours = 72", "append_hours = 72\nappend_days = 3", "remove intake.append_days"),
    ("outbound = 7", "outbound = true", "retention.outbound"),
    ('direction = "ltr"', 'direction = "down"', "languages[1].direction"),
    ('code = "bn"', 'code = "en"', "languages"),
    ('code = "bn"', 'code = "bn"\ndigits = "০১১৩৪৫৬৭৮৯"', "languages[2].digits"),
    ('plain_sms = "cheaper"', 'plain_sms = "often"', "languages[3].plain_sms"),
    ('"mon", "tue"', '"mon", "noday"', "working_week"),
    ('E4 = "Admitted', 'E5 = "Admitted', "evidence.grades"),
    ("working_week = [", "working_week = [[", "not valid TOML"),
]


@pytest.mark.parametrize(("there", "instead", "named"), WRONG)
def test_a_wrong_policy_is_refused_with_one_sentence(
    there: str, instead: str, named: str, tmp_path: Path
) -> None:
    assert there in SHIPPED
    file = tmp_path / "policy.toml"
    file.write_text(SHIPPED.replace(there, instead, 1), encoding="utf-8")
    with pytest.raises(PolicyError, match=re.escape(named)) as caught:
        load_policy(file)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence


RECORDED = """
[calls.recordings.my]
menu = "https://sounds.example/menu.mp3"
consent = "https://sounds.example/consent.mp3"
no_way_back = "https://sounds.example/no-way-back.mp3"
thanks = "https://sounds.example/thanks.mp3"
text_comes = "https://sounds.example/text-comes.mp3"
"""


def test_a_policy_from_before_the_many_languages_still_starts_the_house(tmp_path: Path) -> None:
    """An operator's own copy is not renewed with the house; docs/voice.md taught the addition."""
    own = Path(__file__).with_name("policy_of_three_languages.toml").read_text("utf-8")
    file = tmp_path / "policy.toml"
    file.write_text(own, "utf-8")
    policy = load_policy(file)
    assert [one.code for one in policy.languages] == ["en", "bn", "es"]
    assert policy.rights == load_policy().rights
    [unread] = policy.notes
    assert "digest, follow_up, root_causes, intake.same_message_minutes" in unread
    assert "categories.harm" in unread
    file.write_text(own + RECORDED, "utf-8")
    *_, note = load_policy(file).notes
    assert "calls.recordings" in note
    assert "RECORDINGS_DIR" in note


def test_the_shipped_policy_has_nothing_that_is_not_read() -> None:
    assert load_policy().notes == ()


def test_a_missing_policy_says_which_file(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"nowhere\.toml"):
        load_policy(tmp_path / "nowhere.toml")
