"""The body of a message, sealed for the members of its report alone."""

from config.platform.database import insert
from intake.monitoring.alarms import SEND_REFUSED, raise_alarm
from intake.reception.arrival.arrival import Arrival
from intake.reports.report import Report
from intake.reports.transferred_threads import holder_of, origin_of, stamp_transfers
from vault.grants import Grant
from vault.records import Reader, seal_record


def seal_body(arrival: Arrival, message_id: str, content: dict[str, str], report: Report) -> bytes:
    """The sealed body; its grant is stored."""
    reader = _reader(arrival, report)
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


def _reader(arrival: Arrival, report: Report) -> Reader:
    """The organisation whose the thread is: the line's, or one that both signed it over to.

    Where the row names another one, somebody has written to the database: the text is sealed to
    the last one that is proven, and the operator is told.
    """
    own = arrival.line.organisation_id
    if report.organisation_id == own:
        return arrival.roster.reader()
    receiver = arrival.resources.peppers.receiver
    # A worker code may come in on a line of another organisation.
    own = origin_of(arrival.session, arrival.trust, receiver, report) or own
    if report.organisation_id == own:
        return arrival.trust.roster(arrival.session, own).reader()
    holder = holder_of(arrival.session, arrival.trust, receiver, report.id, own)
    if holder != report.organisation_id:
        raise_alarm(arrival.session, SEND_REFUSED, own, arrival.now)
    stamp_transfers(arrival.session, arrival.trust, receiver, report.id, own)
    return arrival.trust.roster(arrival.session, holder).reader()
