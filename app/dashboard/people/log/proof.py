"""Up to which entry the log is proven, in words."""

from dataclasses import dataclass

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext, ngettext
from app.dashboard.wording.times import exact, own_zone
from case_management.audit.log_pages import entry_count, entry_hash_at
from case_management.audit.rules import LogFault
from case_management.audit.verify_log import (
    LogReport,
    known_checkpoints,
    newest_checkpoint,
    verify_log,
)
from intake.monitoring.alarms import LOG_EDITED, recent_alarms
from vault.checkpoints import CheckpointFolder, read_checkpoints


@dataclass(frozen=True)
class LogVerdict:
    """What is known of the log; `kind` is that of a notice."""

    words: str
    kind: str = ""


def folder() -> CheckpointFolder:
    """The checkpoints in the trust folder of this host."""
    return CheckpointFolder(services().settings.trust_dir)


def standing() -> tuple[LogVerdict, str]:
    """What the clerk's last checkpoint proves, without reading the log; and its lines."""
    session, whose = database(), current_member().organisation
    last = newest_checkpoint(session, folder(), whose)
    entries = entry_count(session, whose)
    if last is None:
        return _nothing(), ""
    alarms = recent_alarms(session, whose, now())
    edited = any(one.kind == LOG_EDITED for one in alarms)
    if edited or entry_hash_at(session, whose, last.number) != last.entry_hash:
        return LogVerdict(_touched(), "warn"), last.text
    when = exact(last.at, own_zone())
    return LogVerdict(_proven(last.number, when, entries - last.number)), last.text


def compared(pasted: str) -> LogVerdict:
    """Reads the whole log and compares it with all checkpoints, also with one that was kept."""
    session, whose = database(), current_member().organisation
    keys = folder().keys()
    given = [one for one in read_checkpoints(pasted) if one.organisation == whose]
    if pasted.strip() and not given:
        return LogVerdict(
            gettext(
                "These lines hold no checkpoint of your organisation. Paste all six of them, from "
                "“Firedoor checkpoint” to “signature”."
            ),
            "warn",
        )
    if not all(one.holds(keys) for one in given):
        return LogVerdict(
            gettext(
                "These lines were not signed here, or a letter of them was changed. Paste them "
                "again as they came by mail."
            ),
            "warn",
        )
    report = verify_log(session, whose, [*known_checkpoints(session, folder(), whose), *given])
    return _in_words(report)


def _in_words(report: LogReport) -> LogVerdict:
    at = report.proven_at
    match report.fault:
        case None:
            if at is None:
                return _nothing()
            return LogVerdict(_proven(report.proven, exact(at, own_zone()), report.tail))
        case LogFault.REWRITTEN if report.touched != report.rewritten_up_to:
            found = gettext(
                "This log was written anew: the first changed entry is one of %(first)s to "
                "%(last)s.",
                first=str(report.touched),
                last=str(report.rewritten_up_to),
            )
        case LogFault.CUT:
            found = gettext(
                "Entry %(first)s and all after it are gone from this log.",
                first=str(report.touched),
            )
        case _:
            found = gettext(
                "Entry %(first)s of this log is not as it was written.", first=str(report.touched)
            )
    return LogVerdict(f"{found} {_touched()}", "warn")


def _nothing() -> LogVerdict:
    return LogVerdict(gettext("Nothing is proven yet: the first checkpoint comes soon."), "warn")


def _touched() -> str:
    return gettext(
        "Somebody changed this log in the database. Tell your operator at once, and keep what you "
        "have on paper."
    )


def _proven(number: int, when: str, behind: int) -> str:
    proven = gettext(
        "Verified up to entry %(number)s: nobody changed anything up to %(when)s.",
        number=str(number),
        when=when,
    )
    if not behind:
        return proven
    left = ngettext(
        "%(num)d entry after it cannot be proven yet.",
        "%(num)d entries after it cannot be proven yet.",
        behind,
    )
    return f"{proven} {left}"
