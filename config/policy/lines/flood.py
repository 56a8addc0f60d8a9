"""The part of the policy about floods: how much from one number is still answered."""

from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable

ANSWERS_A_DAY = 30
"""Where a policy of before has no `answers_a_day`."""


@dataclass(frozen=True)
class Flood:
    """When a number is no longer answered; what it sends is kept, whatever comes."""

    texts_an_hour: int
    """More texts from one number are not led through the questions."""
    answers_an_hour: int
    """A number that was answered this often is not answered."""
    answers_a_day: int
    """The same within 24 hours: what writes slowly all day is a machine, too."""
    same_text: int
    """So often in a row the same text is answered."""


def read_flood(table: TomlTable) -> Flood:
    """Raises PolicyError with one sentence that says what to change."""
    flood = Flood(
        texts_an_hour=table.whole("texts_an_hour"),
        answers_an_hour=table.whole("answers_an_hour"),
        answers_a_day=table.whole("answers_a_day") if table.has("answers_a_day") else ANSWERS_A_DAY,
        same_text=table.whole("same_text", 2),
    )
    table.done()
    return flood
