"""The evidence register of a case in words; what each piece is opens in the browser."""

from dataclasses import dataclass

from sqlalchemy import select

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.worked_case import item_label, with_joined
from app.dashboard.wording.days import day_words
from app.dashboard.wording.evidence_texts import CUSTODY, KINDS, SOURCES
from app.dashboard.wording.times import dated, own_zone, short
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from case_management.cases.rules import OPEN
from case_management.evidence.kinds import LATER_STEPS, CustodyStep
from case_management.evidence.models import CustodyEntry, EvidenceItem
from case_management.evidence.queries import custody_of, items_of
from intake.reports.attachments import MediaFile
from intake.reports.thread import Message

Options = list[tuple[str, str]]
"""(value, label) of each."""


@dataclass(frozen=True)
class CustodyLine:
    """One entry of a chain; to whom and where opens in the browser."""

    id: str
    step: str
    day: str
    who: str
    time: str


@dataclass(frozen=True)
class EvidenceLine:
    """One piece of evidence with its chain of custody, oldest entry first."""

    id: str
    number: str
    kind: str
    source: str
    received: str
    who: str
    file: str
    """Which file of a worker's text it is; empty for all else."""
    checked: bool
    chain: list[CustodyLine]


@dataclass(frozen=True)
class RegisterLines:
    """What the page says of the register."""

    items: list[EvidenceLine]
    is_open: bool
    """Evidence can be taken in now."""
    today: str
    """The last day on which it can have come, as a form's field has it."""
    kinds: Options
    sources: Options
    steps: Options
    files: Options


def register_lines(case: Case) -> RegisterLines:
    """Of the case, and of those that were joined to it."""
    cases = with_joined(case)
    chains: dict[str, list[CustodyEntry]] = {}
    for entry in custody_of(database(), cases):
        chains.setdefault(entry.item_id, []).append(entry)
    files = dict(files_of(case))
    items = items_of(database(), cases)
    return RegisterLines(
        items=[_line(case, one, chains.get(one.id, []), files) for one in items],
        is_open=case.state in OPEN,
        today=now().astimezone(own_zone()).date().isoformat(),
        kinds=[(key, str(label)) for key, label in KINDS.items()],
        sources=[(key, str(label)) for key, label in SOURCES.items()],
        steps=[(step, str(CUSTODY[step])) for step in LATER_STEPS],
        files=list(files.items()),
    )


def files_of(case: Case) -> Options:
    """The files that came with workers' texts in a case, with what they are and when they came."""
    reports = [one.id for one in reports_in(database(), case.id)]
    rows = database().execute(
        select(MediaFile.id, Message.at, MediaFile.kind)
        .join(Message, Message.id == MediaFile.message_id)
        .where(Message.report_id.in_(reports), MediaFile.body_sealed.is_not(None))
        .order_by(Message.at, MediaFile.number, MediaFile.id)
    )
    return [(row.id, f"{dated(row.at, own_zone())} ({row.kind})") for row in rows]


def _line(
    case: Case, item: EvidenceItem, chain: list[CustodyEntry], files: dict[str, str]
) -> EvidenceLine:
    return EvidenceLine(
        id=item.id,
        number=item_label(case, item),
        kind=str(KINDS[item.kind]),
        source=str(SOURCES[item.source]),
        received=day_words(item.received_on),
        who=name_of(item.member_id),
        file=files.get(item.media_id or "", ""),
        checked=any(one.step == CustodyStep.CHECKED for one in chain),
        chain=[
            CustodyLine(
                one.id,
                str(CUSTODY[one.step]),
                day_words(one.happened_on),
                name_of(one.member_id),
                short(one.written_at, own_zone(), now()),
            )
            for one in chain
        ],
    )
