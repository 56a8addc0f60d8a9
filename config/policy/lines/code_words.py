"""The part of the policy about code words: how long one opens, and what wrong ones bring."""

from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable


@dataclass(frozen=True)
class CodeWords:
    """For `open_minutes` after a code word what is held goes out; after `wrong_tries` none is taken
    for `pause_minutes`; it is asked for at most once in `ask_again_hours`."""

    open_minutes: int
    wrong_tries: int
    pause_minutes: int
    ask_again_hours: int


def read_code_words(table: TomlTable) -> CodeWords:
    """Raises PolicyError with one sentence that says what to change."""
    words = CodeWords(
        open_minutes=table.whole("open_minutes", 1, 60),
        wrong_tries=table.whole("wrong_tries", 1, 10),
        pause_minutes=table.whole("pause_minutes", 1, 10_080),
        ask_again_hours=table.whole("ask_again_hours", 1, 720),
    )
    table.done()
    return words
