"""The part of the policy about how long things are kept."""

from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable


@dataclass(frozen=True)
class Retention:
    """How long things are kept, in days."""

    messages: int
    contacts: int
    outbound: int
    quarantine: int
    dedupe: int
    line_days: int
    reconcile: int


def read_retention(table: TomlTable) -> Retention:
    """Raises PolicyError with one sentence that says what to change."""
    retention = Retention(**{key: table.whole(key) for key in Retention.__annotations__})
    table.done()
    if retention.reconcile >= retention.dedupe:
        raise table.fail("reconcile", "be shorter than dedupe, or old messages come in twice")
    return retention
