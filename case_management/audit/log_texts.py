"""What was found in a log, in a sentence for the operator: commands and drills print it."""

from case_management.audit.rules import LogFault
from case_management.audit.verify_log import LogReport


def in_words(report: LogReport) -> str:
    """Names the first entry that was touched, or says up to which entry the log is proven."""
    if report.fault is None:
        return f"whole, {_count(report.entries)}{_erased(report)}; {_proven(report)}"
    first = report.touched
    match report.fault:
        case LogFault.CHANGED:
            found = f"edited at entry {first}"
        case LogFault.GAP:
            found = f"an entry is missing, or was put in, at entry {first}"
        case LogFault.REWRITTEN if first == report.rewritten_up_to:
            found = f"written anew at entry {first}"
        case LogFault.REWRITTEN:
            found = f"written anew, first at one of the entries {first} to {report.rewritten_up_to}"
        case LogFault.CUT:
            found = f"cut off: entry {first} and all that followed it are gone"
        case _:
            found = f"the detail of entry {first} was changed or removed"
    return f"{found}; {_proven(report)}"


def _count(entries: int) -> str:
    return "1 entry" if entries == 1 else f"{entries} entries"


def _erased(report: LogReport) -> str:
    return f", {report.erased} with erased details" if report.erased else ""


def _proven(report: LogReport) -> str:
    if not report.proven or report.proven_at is None:
        return "no checkpoint proves any of it"
    behind = f", the {_count(report.tail)} after it can't be proven yet" if report.tail else ""
    return f"proven up to entry {report.proven} of {report.proven_at:%Y-%m-%d %H:%M} UTC{behind}"
