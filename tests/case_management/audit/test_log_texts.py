"""What was found in a log is one line that names the first touched entry and what is proven."""

import pytest

from case_management.audit.log_texts import in_words
from case_management.audit.rules import LogFault
from case_management.audit.verify_log import LogReport
from tests.support.house import NOON


def report(fault: LogFault | None = None, touched: int | None = None, **more: object) -> LogReport:
    known = {"rewritten_up_to": None, "proven": 8, "proven_at": NOON, "erased": 0} | more
    return LogReport(10, b"", touched, fault, **known)  # type: ignore[arg-type]


PROVEN = "proven up to entry 8 of 2026-11-22 12:00 UTC, the 2 entries after it can't be proven yet"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (report(), f"whole, 10 entries; {PROVEN}"),
        (report(erased=3), f"whole, 10 entries, 3 with erased details; {PROVEN}"),
        (report(LogFault.CHANGED, 9), f"edited at entry 9; {PROVEN}"),
        (report(LogFault.GAP, 9), f"an entry is missing, or was put in, at entry 9; {PROVEN}"),
        (report(LogFault.REWRITTEN, 9, rewritten_up_to=9), f"written anew at entry 9; {PROVEN}"),
        (
            report(LogFault.REWRITTEN, 9, rewritten_up_to=12),
            f"written anew, first at one of the entries 9 to 12; {PROVEN}",
        ),
        (
            report(LogFault.CUT, 11),
            f"cut off: entry 11 and all that followed it are gone; {PROVEN}",
        ),
        (report(LogFault.DETAIL, 4), f"the detail of entry 4 was changed or removed; {PROVEN}"),
        (report(proven=0), "whole, 10 entries; no checkpoint proves any of it"),
    ],
)
def test_it_is_said_in_a_line(found: LogReport, words: str) -> None:
    assert in_words(found) == words
