"""The part of the policy about polls: workers are asked whether a promised change happened."""

from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable


@dataclass(frozen=True)
class PollRules:
    """How workers are asked."""

    open_days: int
    """So long after they were asked their answers are taken, unless all have answered before."""
    counts_from: int
    """Of so many workers asked and more it is written down how many gave which answer; of fewer a
    count may tell what one of them answered."""
    first_check_days: int = 84
    """So long after they were asked about a remedy that they confirmed, workers are asked again."""
    last_check_days: int = 168
    """And once more."""
    today_days: int = 2
    """So long after they were asked whether a hazard is there today their answers are taken."""


WITHOUT = PollRules(open_days=7, counts_from=5)
"""Where the file says nothing, as every file from before there were polls."""


def read_polls(top: TomlTable) -> PollRules:
    """Raises PolicyError with one sentence that says what to change."""
    if not top.has("polls"):
        return WITHOUT
    table = top.table("polls")
    polls = PollRules(
        open_days=table.whole("open_days", 1, 90),
        counts_from=table.whole("counts_from", 2, 100),
        first_check_days=_days(table, "first_check_days", WITHOUT.first_check_days),
        last_check_days=_days(table, "last_check_days", WITHOUT.last_check_days),
        today_days=_days(table, "today_days", WITHOUT.today_days),
    )
    if polls.last_check_days <= polls.first_check_days:
        raise table.fail("last_check_days", "be later than first_check_days")
    table.done()
    return polls


def _days(table: TomlTable, key: str, without: int) -> int:
    """As the file says; files from before there were checks say nothing."""
    return table.whole(key, 1, 1000) if table.has(key) else without
