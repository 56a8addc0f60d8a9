"""Take a piece of evidence into the register; what it is was sealed in the browser."""

from dataclasses import dataclass
from datetime import date

from case_management.audit.audit_action import AuditAction
from case_management.evidence.kinds import CustodyStep, EvidenceKind, EvidenceSource
from case_management.evidence.models import CustodyEntry, EvidenceItem
from case_management.evidence.queries import next_number
from case_management.own_day import day_at
from case_management.refusals import Refusal
from case_management.sealed_texts import keep_text
from case_management.work import Work
from case_management.worked_case import WorkedCase
from vault.grants import Grant


@dataclass(frozen=True)
class SealedEntry:
    """An entry of the chain of custody and the key to it."""

    entry: CustodyEntry
    grant: Grant


def take_in(
    work: Work, case: WorkedCase, item: EvidenceItem, grant: Grant, first: SealedEntry
) -> None:
    """Keeps the item with the first entry of its chain; an item that is kept already changes
    nothing. Gives it its number. Raises Refusal."""
    case.require_open()
    if item.kind not in set(EvidenceKind) or item.source not in set(EvidenceSource):
        raise Refusal("unknown_code")
    check_happened(item.received_on, day_at(work.session, case.organisation_id, work.now))
    item.number = next_number(work.session, case.id)
    if not keep_text(work.session, item, grant):
        return
    first.entry.step, first.entry.happened_on = CustodyStep.TAKEN_IN, item.received_on
    first.entry.number = 1
    keep_text(work.session, first.entry, first.grant)
    detail: dict[str, str | int | None] = {
        "number": item.number,
        "kind": item.kind,
        "source": item.source,
    }
    work.record(case.organisation_id, AuditAction.TAKE_IN_EVIDENCE, case.id, detail)


def check_happened(day: date, today: date) -> None:
    """Raises Refusal for a day that is still to come; `today` is the organisation's."""
    if day > today:
        raise Refusal("day_to_come")
