"""The part of the policy about signs of retaliation."""

from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable


@dataclass(frozen=True)
class WatchRules:
    """What is a sign once an employer or buyers know of a case."""

    stop_days: int
    """So long after they were told it is a sign that a worker wants no more texts."""
    dismissal_people: int
    """So many people of one factory who report a dismissal, or being punished, are a sign."""
    dismissal_days: int
    """When they report it within so many days."""


WITHOUT = WatchRules(stop_days=14, dismissal_people=3, dismissal_days=30)
"""Where the file says nothing, as every file from before there were these signs."""


def read_watch(top: TomlTable) -> WatchRules:
    """Raises PolicyError with one sentence that says what to change."""
    if not top.has("watch"):
        return WITHOUT
    table = top.table("watch")
    rules = WatchRules(
        stop_days=table.whole("stop_days", 1, 365),
        dismissal_people=table.whole("dismissal_people", 2, 100),
        dismissal_days=table.whole("dismissal_days", 1, 365),
    )
    table.done()
    return rules
