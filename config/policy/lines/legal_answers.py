"""The part of the policy about answers on the law: when they must be checked again."""

from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable


@dataclass(frozen=True)
class LegalAnswers:
    """How many months an answer about the law may stand before it is checked again."""

    check_after_months: int = 12


def read_legal_answers(top: TomlTable) -> LegalAnswers:
    """Raises PolicyError with one sentence that says what to change."""
    if not top.has("rights"):  # as in every file from before there were such answers
        return LegalAnswers()
    table = top.table("rights")
    answers = LegalAnswers(table.whole("check_after_months", 1, 60))
    table.done()
    return answers
