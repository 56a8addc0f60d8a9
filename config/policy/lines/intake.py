"""The part of the policy about intake: how messages become reports."""

from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable
from config.policy.reading.spans import Between, read_between


@dataclass(frozen=True)
class CodeAttemptLimits:
    """Wrong worker codes in an hour."""

    per_sender: int
    """Past it this sender's codes are not looked up."""
    in_all: int
    """From everybody: as many raise an alarm, and refuse nobody."""


@dataclass(frozen=True)
class Intake:
    """How messages become reports."""

    complete_after_minutes: int
    """A worker who is silent for so long has made a complete report."""
    lease_seconds: int
    """How long a courier has a text; longer than the longest wait for a carrier."""
    absent_after_seconds: int
    """A text that its carrier has not seen for so long is sent again."""
    parts_seconds: int
    """Texts of one SMS that came apart by less are shown as one."""
    append_hours: int
    """A text that comes later than this after the last one begins a new report."""
    quiet_after_hours: int
    """What a phone hands over later than this after it was written is kept, and not answered."""
    code_after_silence_days: int
    """Numbers are recycled: after so long a silence a text is taken for somebody else's."""
    safe_hours: Between
    """Local hours of the day for what we begin, unless the worker chose others."""
    code_attempts: CodeAttemptLimits


def read_intake(table: TomlTable) -> Intake:
    """Raises PolicyError with one sentence that says what to change."""
    intake = Intake(
        complete_after_minutes=table.whole("complete_after_minutes"),
        lease_seconds=table.whole("lease_seconds"),
        absent_after_seconds=table.whole("absent_after_seconds"),
        parts_seconds=table.whole("parts_seconds", 0),
        append_hours=table.whole("append_hours"),
        quiet_after_hours=table.whole("quiet_after_hours"),
        code_after_silence_days=table.whole("code_after_silence_days"),
        safe_hours=read_between(table, "safe_hours", 24),
        code_attempts=_code_attempts(table.table("code_attempts")),
    )
    table.done()
    if intake.code_after_silence_days * 24 <= intake.append_hours:
        raise table.fail("code_after_silence_days", "be longer than append_hours")
    return intake


def _code_attempts(table: TomlTable) -> CodeAttemptLimits:
    code_attempts = CodeAttemptLimits(table.whole("per_sender"), table.whole("in_all"))
    table.done()
    return code_attempts
