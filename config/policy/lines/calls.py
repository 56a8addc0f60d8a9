"""The part of the policy about calls: how long, and with which voice a language is spoken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable


@dataclass(frozen=True)
class Voice:
    """A synthetic voice of the carrier: its own names of a language and of a speaker."""

    language: str
    voice: str


@dataclass(frozen=True)
class CallRules:
    """`repeat_minutes`: a second call in this time gets no second text. The rest is about lines
    that take spoken messages: seconds, and by language a voice (recordings go before it)."""

    repeat_minutes: int
    longest_seconds: int
    silence_seconds: int
    voices: Mapping[str, Voice]


def read_calls(table: TomlTable) -> CallRules:
    """Raises PolicyError with one sentence that says what to change."""
    calls = CallRules(
        repeat_minutes=table.whole("repeat_minutes", 0),
        longest_seconds=table.whole("longest_seconds", 10, 3600),
        silence_seconds=table.whole("silence_seconds", 2, 60),
        voices={code: _voice(one) for code, one in _voices(table)},
    )
    table.done()
    return calls


def left_behind(table: TomlTable) -> Iterator[str]:
    """What an older file says about calls and is read no longer, with what to do now."""
    if table.ignore("recordings"):
        yield (
            f"{table.name('recordings')} is read no longer and those recordings are not played: "
            "lay the files into RECORDINGS_DIR (docs/low-literacy.md), then remove it."
        )


def _voices(table: TomlTable) -> list[tuple[str, TomlTable]]:
    if not table.has("voices"):
        return []
    languages = table.table("voices")
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
