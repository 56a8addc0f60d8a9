"""The part of the policy about calls: how long, and with which voice a language is spoken."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.toml_table import TomlTable

SAYINGS = ("menu", "consent", "no_way_back", "thanks", "text_comes")
"""What is said on the telephone, by the name that a recording of it has in the policy file."""


@dataclass(frozen=True)
class Voice:
    """A synthetic voice of the carrier: its own names of a language and of a speaker."""

    language: str
    voice: str


@dataclass(frozen=True)
class Calls:
    """`repeat_minutes`: a second call in this time gets no second text. The rest is about lines
    that take spoken messages: seconds, and by language a voice or addresses of recordings."""

    repeat_minutes: int
    longest_seconds: int
    silence_seconds: int
    voices: Mapping[str, Voice]
    recordings: Mapping[str, Mapping[str, str]]

    def speaks(self, language: str) -> bool:
        """Whether a caller can be spoken to in this language."""
        return language in self.recordings or language in self.voices


def read_calls(table: TomlTable) -> Calls:
    """Raises PolicyError with one sentence that says what to change."""
    calls = Calls(
        repeat_minutes=table.whole("repeat_minutes", 0),
        longest_seconds=table.whole("longest_seconds", 10, 3600),
        silence_seconds=table.whole("silence_seconds", 2, 60),
        voices={code: _voice(one) for code, one in _by_language(table, "voices")},
        recordings={code: _recordings(one) for code, one in _by_language(table, "recordings")},
    )
    table.done()
    return calls


def _by_language(table: TomlTable, key: str) -> list[tuple[str, TomlTable]]:
    if not table.has(key):
        return []
    languages = table.table(key)
    found = [(code, languages.table(code)) for code in languages.codes()]
    languages.done()
    return found


def _voice(table: TomlTable) -> Voice:
    voice = Voice(
        table.text("language", like=r"[a-z]{2,3}(-[A-Za-z]{2,4})*"),
        table.text("voice", like=r"[A-Za-z0-9.-]+"),
    )
    table.done()
    return voice


def _recordings(table: TomlTable) -> dict[str, str]:
    found = {name: table.text(name, like=r"https://\S+") for name in SAYINGS}
    table.done()
    return found
