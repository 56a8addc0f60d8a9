"""A worker code in a text: which report it stands for, without telling guesses from hits."""

from intake.contacts.code_attempts import may_try_code, note_wrong_code
from intake.dialogue.talk.message import CodeSeen
from intake.monitoring.alarms import CODES_GUESSED, raise_alarm
from intake.reception.arrival.arrival import Arrival
from intake.reports.report import Report, Stage, report_by_code
from vault.codes import is_valid


def look_up_code(arrival: Arrival) -> tuple[CodeSeen, Report | None]:
    """What the code in the text is, and the report that it opens; a wrong one is counted."""
    digits = arrival.reading.worker_code
    if digits is None:
        return CodeSeen.NONE, None
    session, now = arrival.session, arrival.now
    sender, limits = arrival.contact.address_index, arrival.resources.policy.intake.code_attempts
    if not may_try_code(session, sender, limits, now):
        # A right code gets the same answer as a wrong one, and nothing more is counted.
        return CodeSeen.UNKNOWN, None
    coded = None
    if is_valid(digits):
        coded = report_by_code(arrival.rows, *arrival.resources.peppers.codes(digits))
    if coded is None:
        if note_wrong_code(session, sender, limits, now):
            raise_alarm(session, CODES_GUESSED, None, now)
        return CodeSeen.UNKNOWN, None
    if coded.stage in {Stage.CLOSED, Stage.REFERRED}:
        return CodeSeen.CLOSED, coded
    own = arrival.report is not None and coded.id == arrival.report.id
    return (CodeSeen.OWN_OPEN if own else CodeSeen.OTHER_OPEN), coded
