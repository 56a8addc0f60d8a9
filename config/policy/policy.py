"""The field's rules that an operator may change, read from `policy.toml` into frozen dataclasses.

Every value is checked when it is read: a wrong file raises `PolicyError` with one sentence that
says what to change. Nothing is kept here; each process loads the policy once and passes it on.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from config.policy.calls import Calls, left_behind, read_calls
from config.policy.code_words import CodeWords, read_code_words
from config.policy.languages import Language, read_languages
from config.policy.retention import Retention, read_retention
from config.policy.sending import Flood, Guesses, Sending, read_flood, read_sending
from config.policy.table import PolicyError, TomlTable

__all__ = ["Policy", "PolicyError", "load_policy"]

POLICY_FILE = Path(__file__).with_name("policy.toml")

Unit = Literal["minutes", "hours", "days", "working_days"]

UNITS = ("minutes", "hours", "days", "working_days")
LEVELS = ("L1", "L2", "L3", "L4", "L5")  # from the gravest; L5 is not a case and has no clock
GRADES = ("E0", "E1", "E2", "E3", "E4")  # from the weakest
CONSENTS = ("C0", "C1", "C2", "C3", "C4")  # from the narrowest
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HARMS = ("safety_life", "association_expression", "livelihood")

# Below three, a count says who: vendors of anonymous surveys use three to five (domain.md 7.5).
SMALLEST_K = 3


@dataclass(frozen=True)
class Span:
    """A length of time; `working_days` and, on most levels, hours skip days off."""

    amount: int
    unit: Unit


@dataclass(frozen=True)
class Between:
    """A range: hours of the day (`upto` excluded) or days (`upto` included)."""

    start: int
    upto: int


@dataclass(frozen=True)
class Level:
    """A severity; the clocks are None for L5, which is not a case."""

    code: str
    label: str
    around_the_clock: bool
    contact: Span | None
    decide: Span | None
    plan: Span | None


@dataclass(frozen=True)
class Category:
    """A kind of grievance; `floor` is a level, `k` a number of workers, `ilo` conventions."""

    code: str
    key: str
    label: str
    menu: str
    ilo: tuple[str, ...]
    floor: str
    harm: str
    k: int
    monitor_only: bool


@dataclass(frozen=True)
class Evidence:
    """Grades by code with their meaning, and the grades that findings need."""

    grades: Mapping[str, str]
    substantiated_from: str
    life_from: str


@dataclass(frozen=True)
class Consent:
    """Levels by code with their meaning; what silence means; what an alert to a buyer needs."""

    levels: Mapping[str, str]
    silence: str
    buyer_from: str


@dataclass(frozen=True)
class Band:
    """A range of worker counts that begins at `start` and ends before the next band."""

    code: str
    start: int


@dataclass(frozen=True)
class Disclosure:
    """What an alert may carry: factory sizes in workers, times in hours and days."""

    small_factory_below: int
    quarter_below: int
    quiet_hours: int
    delay_days: Between
    updates_per_month: int
    acknowledge: Span
    unbanded: str
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Intake:
    """How messages become reports; `safe_hours` are local hours of the day."""

    complete_after_minutes: int
    lease_seconds: int
    absent_after_seconds: int
    same_message_minutes: int
    parts_seconds: int
    append_hours: int
    code_after_silence_days: int
    pattern_days: int
    safe_hours: Between
    guesses: Guesses


@dataclass(frozen=True)
class FollowUp:
    """Check-ins after the factory knows (days) and after a remedy (months)."""

    retaliation_days: tuple[int, ...]
    monitoring_months: tuple[int, ...]
    task_after_silent_days: int


@dataclass(frozen=True)
class Rights:
    """How many months an answer about the law may stand before it is checked again."""

    check_after_months: int = 12


@dataclass(frozen=True)
class Policy:
    """Everything that an operator may change about the field."""

    working_week: tuple[int, ...]
    levels: Mapping[str, Level]
    alarm_at_percent: tuple[int, ...]
    categories: Mapping[str, Category]
    evidence: Evidence
    consent: Consent
    disclosure: Disclosure
    buyer_actions: Mapping[str, str]
    cautions: Mapping[str, str]
    remedies: Mapping[str, str]
    root_causes: Mapping[str, str]
    intake: Intake
    sending: Sending
    flood: Flood
    calls: Calls
    code_words: CodeWords
    digest_hours: tuple[int, ...]
    follow_up: FollowUp
    retention: Retention
    rights: Rights
    languages: tuple[Language, ...]
    notes: tuple[str, ...] = ()
    """What of an older file is read no longer, and what to do now: a sentence each."""

    def category(self, key: str) -> Category:
        """The category with this key, e.g. "WAGES"; raises KeyError."""
        return self.categories[key]


def load_policy(path: Path | None = None) -> Policy:
    """Read and check a policy file (the one beside this module by default).

    Raises PolicyError with one sentence that says what to change.
    """
    file = path or POLICY_FILE
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise PolicyError(f"The policy file {file} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PolicyError(f"The policy file {file} is not valid TOML: {error}.") from error
    return _policy(TomlTable("", raw))


def _span(parent: TomlTable, key: str) -> Span:
    table = parent.table(key)
    span = Span(table.whole("amount"), cast(Unit, table.text("unit", UNITS)))
    table.done()
    return span


def _between(parent: TomlTable, key: str, most: int) -> Between:
    table = parent.table(key)
    between = Between(table.whole("from", 0, most), table.whole("to", 1, most))
    table.done()
    if between.start >= between.upto:
        raise parent.fail(key, "begin before it ends")
    return between


def _level(table: TomlTable, code: str) -> Level:
    clocks = ("contact", "decide", "plan")
    spans = [None if code == "L5" else _span(table, clock) for clock in clocks]
    level = Level(code, table.text("label"), table.flag("around_the_clock"), *spans)
    table.done()
    if code == "L1" and not level.around_the_clock:
        raise table.fail("around_the_clock", "be true: danger to life does not wait for Monday")
    return level


def _levels(table: TomlTable) -> dict[str, Level]:
    levels = {code: _level(table.table(code), code) for code in LEVELS}
    table.done()
    return levels


def _category(table: TomlTable) -> Category:
    ilo = table.items("ilo")
    if not all(isinstance(item, str) and re.fullmatch(r"[CP][0-9]{3}", item) for item in ilo):
        raise table.fail("ilo", 'be a list of conventions such as "C155" or "P029"')
    category = Category(
        code=table.text("code", like=r"[0-9]\.[0-9]"),
        key=table.text("key", like=r"[A-Z][A-Z_]*"),
        label=table.text("label"),
        menu=table.text("menu"),
        ilo=tuple(str(item) for item in ilo),
        floor=table.text("floor", LEVELS[:4]),
        harm=table.text("harm", HARMS),
        k=table.whole("k", SMALLEST_K, 1000),
        monitor_only=table.has("monitor_only") and table.flag("monitor_only"),
    )
    table.done()
    return category


def _categories(top: TomlTable) -> dict[str, Category]:
    rows = [_category(table) for table in top.tables("categories")]
    if len({row.key for row in rows}) < len(rows) or len({row.code for row in rows}) < len(rows):
        raise top.fail("categories", "have every code and every key only once")
    return {row.key: row for row in rows}


def _evidence(table: TomlTable) -> Evidence:
    evidence = Evidence(
        grades=table.labels("grades", GRADES),
        substantiated_from=table.text("substantiated_from", GRADES),
        life_from=table.text("life_from", GRADES),
    )
    table.done()
    if evidence.life_from > evidence.substantiated_from:
        raise table.fail("life_from", "not ask for more evidence than substantiated_from")
    return evidence


def _consent(table: TomlTable) -> Consent:
    levels = table.labels("levels", CONSENTS)
    consent = Consent(levels, table.text("silence", CONSENTS), table.text("buyer_from", CONSENTS))
    table.done()
    if consent.silence >= consent.buyer_from:
        raise table.fail("silence", "be below buyer_from: silence is no consent")
    return consent


def _band(table: TomlTable) -> Band:
    band = Band(table.text("code"), table.whole("from", SMALLEST_K))
    table.done()
    return band


def _disclosure(table: TomlTable) -> Disclosure:
    disclosure = Disclosure(
        small_factory_below=table.whole("small_factory_below"),
        quarter_below=table.whole("quarter_below"),
        quiet_hours=table.whole("quiet_hours", 0),
        delay_days=_between(table, "delay_days", 365),
        updates_per_month=table.whole("updates_per_month"),
        acknowledge=_span(table, "acknowledge"),
        unbanded=table.text("unbanded"),
        bands=tuple(_band(row) for row in table.tables("bands")),
    )
    table.done()
    starts = [band.start for band in disclosure.bands]
    if starts != sorted(set(starts)):
        raise table.fail("bands", "rise from one to the next")
    codes = {band.code for band in disclosure.bands} | {disclosure.unbanded}
    if len(codes) <= len(disclosure.bands):
        raise table.fail("bands", "have every code only once")
    return disclosure


def _intake(table: TomlTable) -> Intake:
    guesses = table.table("guesses")
    intake = Intake(
        complete_after_minutes=table.whole("complete_after_minutes"),
        lease_seconds=table.whole("lease_seconds"),
        absent_after_seconds=table.whole("absent_after_seconds"),
        same_message_minutes=table.whole("same_message_minutes"),
        parts_seconds=table.whole("parts_seconds", 0),
        append_hours=table.whole("append_hours"),
        code_after_silence_days=table.whole("code_after_silence_days"),
        pattern_days=table.whole("pattern_days"),
        safe_hours=_between(table, "safe_hours", 24),
        guesses=Guesses(guesses.whole("per_sender"), guesses.whole("in_all")),
    )
    guesses.done()
    table.done()
    return intake


def _follow_up(table: TomlTable) -> FollowUp:
    follow_up = FollowUp(
        retaliation_days=table.rising("retaliation_days", 1, 3650),
        monitoring_months=table.rising("monitoring_months", 1, 120),
        task_after_silent_days=table.whole("task_after_silent_days"),
    )
    table.done()
    return follow_up


def _rights(top: TomlTable) -> Rights:
    if not top.has("rights"):  # as in every file from before there were such answers
        return Rights()
    table = top.table("rights")
    rights = Rights(table.whole("check_after_months", 1, 60))
    table.done()
    return rights


def _working_week(top: TomlTable) -> tuple[int, ...]:
    days = top.items("working_week")
    if not days or not all(day in WEEKDAYS for day in days) or len(set(days)) < len(days):
        raise top.fail("working_week", f"be a list of days among {', '.join(WEEKDAYS)}")
    return tuple(sorted(WEEKDAYS.index(str(day)) for day in days))


def _policy(top: TomlTable) -> Policy:
    alarm, digest, calls = top.table("alarm"), top.table("digest"), top.table("calls")
    notes = tuple(left_behind(calls))
    policy = Policy(
        working_week=_working_week(top),
        levels=_levels(top.table("levels")),
        alarm_at_percent=alarm.rising("at_percent", 1, 100),
        categories=_categories(top),
        evidence=_evidence(top.table("evidence")),
        consent=_consent(top.table("consent")),
        disclosure=_disclosure(top.table("disclosure")),
        buyer_actions=top.labels("buyer_actions"),
        cautions=top.labels("cautions"),
        remedies=top.labels("remedies"),
        root_causes=top.labels("root_causes"),
        intake=_intake(top.table("intake")),
        sending=read_sending(top.table("sending")),
        flood=read_flood(top.table("flood")),
        calls=read_calls(calls),
        code_words=read_code_words(top.table("code_words")),
        digest_hours=digest.rising("hours", 0, 23),
        follow_up=_follow_up(top.table("follow_up")),
        retention=read_retention(top.table("retention")),
        rights=_rights(top),
        languages=read_languages(top),
        notes=notes,
    )
    for table in (alarm, digest, top):
        table.done()
    return policy
