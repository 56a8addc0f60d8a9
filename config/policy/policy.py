"""The field's rules that an operator may change, read from `policy.toml` into frozen dataclasses.

Every value is checked when it is read: a wrong file raises `PolicyError` with one sentence that
says what to change. Nothing is kept here; each process loads the policy once and passes it on.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.policy.cases.categories import Category, read_categories
from config.policy.cases.disclosure import Disclosure, read_disclosure
from config.policy.cases.evidence import Consent, EvidenceRules, read_consent, read_evidence
from config.policy.cases.left_behind import without_unread
from config.policy.cases.levels import LevelRules, read_alarm, read_levels, read_working_week
from config.policy.cases.polls import PollRules, read_polls
from config.policy.cases.remarks import RemarkRules, read_remarks
from config.policy.cases.retention import Retention, read_retention
from config.policy.cases.watch import WatchRules, read_watch
from config.policy.lines.calls import CallRules, left_behind, read_calls
from config.policy.lines.code_words import CodeWords, read_code_words
from config.policy.lines.flood import Flood, read_flood
from config.policy.lines.intake import Intake, read_intake
from config.policy.lines.languages import Language, read_languages
from config.policy.lines.legal_answers import LegalAnswers, read_legal_answers
from config.policy.lines.sending import SendingRules, read_sending
from config.policy.reading.policy_table import PolicyError, TomlTable

POLICY_FILE = Path(__file__).with_name("policy.toml")


@dataclass(frozen=True)
class Policy:
    """Everything that an operator may change about the field."""

    working_week: tuple[int, ...]
    """Working days, 0 for Monday."""
    levels: Mapping[str, LevelRules]
    alarm_at_percent: tuple[int, ...]
    """After which parts of the contact clock the alarm for a danger to life is repeated."""
    alarm_again_minutes: int
    """After how many danger that is said again rings again, where nobody opened the case since."""
    categories: Mapping[str, Category]
    evidence: EvidenceRules
    consent: Consent
    disclosure: Disclosure
    remarks: RemarkRules
    polls: PollRules
    watch: WatchRules
    buyer_actions: Mapping[str, str]
    cautions: Mapping[str, str]
    remedies: Mapping[str, str]
    intake: Intake
    sending: SendingRules
    flood: Flood
    calls: CallRules
    code_words: CodeWords
    retention: Retention
    rights: LegalAnswers
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
    kept, notes = without_unread(raw)
    return _policy(TomlTable("", kept), notes)


def _policy(top: TomlTable, notes: tuple[str, ...]) -> Policy:
    calls = top.table("calls")
    notes = (*notes, *left_behind(calls))
    alarm_at_percent, alarm_again_minutes = read_alarm(top.table("alarm"))
    policy = Policy(
        working_week=read_working_week(top),
        levels=read_levels(top.table("levels")),
        alarm_at_percent=alarm_at_percent,
        alarm_again_minutes=alarm_again_minutes,
        categories=read_categories(top),
        evidence=read_evidence(top.table("evidence")),
        consent=read_consent(top.table("consent")),
        disclosure=read_disclosure(top.table("disclosure")),
        remarks=read_remarks(top.table("remarks")),
        polls=read_polls(top),
        watch=read_watch(top),
        buyer_actions=top.labels("buyer_actions"),
        cautions=top.labels("cautions"),
        remedies=top.labels("remedies"),
        intake=read_intake(top.table("intake")),
        sending=read_sending(top.table("sending")),
        flood=read_flood(top.table("flood")),
        calls=read_calls(calls),
        code_words=read_code_words(top.table("code_words")),
        retention=read_retention(top.table("retention")),
        rights=read_legal_answers(top),
        languages=read_languages(top),
        notes=notes,
    )
    top.done()
    return policy
