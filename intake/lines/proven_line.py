"""Whose a line is, as the operator said it on this host; the database only repeats it.

Who seals to the organisation of a line, or sends what its members wrote, asks here
(docs/decisions/0020).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from config.platform.database import utc_now
from intake.lines.line import Line, LineView, find_line, line_by_id
from vault.roster import RosterRefused
from vault.trust import Trust
from vault.trusted_lines import LinesOfHost, TrustedLine

NOT_CONFIRMED = "nobody confirmed on this host whose this line is: firedoor line trust"


def lines_of_host(session: Session, trust: Trust) -> LinesOfHost:
    """What this host believes of lines. Raises RosterRefused where its file can't be read.

    A host that has never written any takes over what the database says, this once.
    """
    known = trust.lines.known()
    if known is not None:
        return known
    day = utc_now().date().isoformat()
    rows = session.execute(select(Line.id, Line.organisation_id, Line.channel, Line.address))
    return trust.lines.take_over(TrustedLine(*row, taken_over=day) for row in rows)


@dataclass(frozen=True)
class ProvenLine:
    """A line as the operator confirmed it; `bent` where its row says something else."""

    view: LineView
    bent: bool


def proven_line(session: Session, trust: Trust, channel: str, address: str) -> ProvenLine | None:
    """The line that is written to; None where there is no such line.

    Raises RosterRefused for one that nobody confirmed on this host, and for one whose row is gone.
    """
    row = find_line(session, channel, address)
    stated = lines_of_host(session, trust).by_address.get((channel, address))
    if stated is None:
        if row is None:
            return None
        raise RosterRefused(NOT_CONFIRMED)
    if row is not None and (row.id, row.organisation_id) == (stated.id, stated.organisation):
        return ProvenLine(row, bent=False)
    try:
        kept = row if row is not None and row.id == stated.id else line_by_id(session, stated.id)
    except NoResultFound:
        raise RosterRefused("the row of this line is gone from the database") from None
    view = replace(kept, organisation_id=stated.organisation, channel=channel, address=address)
    return ProvenLine(view, bent=True)


def owner_of(session: Session, trust: Trust, line_id: str) -> str:
    """The organisation of a line. Raises RosterRefused where nobody confirmed it on this host."""
    stated = lines_of_host(session, trust).by_id.get(line_id)
    if stated is None:
        raise RosterRefused(NOT_CONFIRMED)
    return stated.organisation


def bent_lines(session: Session, known: LinesOfHost) -> Iterator[str]:
    """A sentence for each line of which the database says something else than this host."""
    rows = {one.id: one for one in session.scalars(select(Line))}
    for identifier in sorted(rows.keys() | known.by_id.keys()):
        row, stated = rows.get(identifier), known.by_id.get(identifier)
        if stated is None and row is not None:
            yield (
                f"{row.channel} {row.address} is in the database but not confirmed on this host: "
                f"`firedoor line trust {row.address} ORGANISATION`"
            )
        elif stated is not None and (row is None or _differs(row, stated)):
            yield (
                f"the database says something else of {stated.channel} {stated.address} than was "
                f"confirmed on this host. Somebody wrote to the database: look at it, then "
                f"`firedoor line trust {stated.address} {stated.organisation}` mends it"
            )


def _differs(row: Line, stated: TrustedLine) -> bool:
    said = (row.organisation_id, row.channel, row.address)
    return said != (stated.organisation, stated.channel, stated.address)
