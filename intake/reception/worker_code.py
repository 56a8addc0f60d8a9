"""A worker code in a text: which report it stands for, without telling guesses from hits."""

from datetime import datetime

from sqlalchemy.orm import Session

from config.policy.policy import Policy
from intake.contacts.code_attempts import may_try_code, note_wrong_code
from intake.contacts.contact import Contact
from intake.dialogue.talk.message import CodeSeen
from intake.dialogue.understanding.reading import Reading
from intake.reports.report import Report, Stage, report_by_code
from vault.codes import is_valid
from vault.peppers import Peppers


def look_up_code(
    session: Session, reading: Reading, contact: Contact, current: Report | None, peppers: Peppers,
    policy: Policy, now: datetime,
) -> tuple[CodeSeen, Report | None]:  # fmt: skip
    """What the code in a text is, and the report that it opens; a wrong one is counted."""
    digits = reading.worker_code
    if digits is None:
        return CodeSeen.NONE, None
    coded = None
    # Past the limit a right code gets the same answer as a wrong one.
    if may_try_code(session, contact.address_index, policy.intake.guesses, now) and is_valid(
        digits
    ):
        coded = report_by_code(session, *peppers.codes(digits))
    if coded is None:
        note_wrong_code(session, contact.address_index, now)
        return CodeSeen.UNKNOWN, None
    if coded.stage in {Stage.CLOSED, Stage.REFERRED}:
        return CodeSeen.CLOSED, coded
    own = current is not None and coded.id == current.id
    return (CodeSeen.OWN_OPEN if own else CodeSeen.OTHER_OPEN), coded
