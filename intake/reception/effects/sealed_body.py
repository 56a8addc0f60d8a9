"""The body of a message, sealed for the members of its report alone."""

from config.platform.database import insert
from intake.reception.arrival.arrival import Arrival
from intake.reception.arrival.inbound import UnknownLine
from intake.reports.report import Report
from vault.grants import Grant
from vault.records import seal_record


def seal_body(arrival: Arrival, message_id: str, content: dict[str, str], report: Report) -> bytes:
    """The sealed body; its grant is stored. Raises UnknownLine for another line's organisation."""
    if report.organisation_id != arrival.line.organisation_id:
        raise UnknownLine("a report of another organisation")
    reader = arrival.roster.reader()
    body, grant = seal_record("message", message_id, content, reader)
    insert(
        arrival.session,
        Grant(
            record_id=message_id,
            organisation_id=reader.organisation,
            epoch=reader.epoch,
            key_sealed=grant,
        ),
    )
    return body
