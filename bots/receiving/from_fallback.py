"""Takes in the files of a fallback receiver: believed or not is decided here."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.exc import DataError, SQLAlchemyError

from bots.carrier_requests import ReceiveOutcome
from bots.receiving.raw_request import from_bytes
from bots.receiving.receiver import Receiver
from config.platform.logs import log
from intake.inbox.spool import Spool
from vault.roster import RosterRefused
from vault.sealing import SecretKey


@dataclass
class FallbackCount:
    """How many files were what. `waiting` could not be taken in yet and stay in the folder."""

    read: int = 0
    taken: int = 0
    known: int = 0
    nothing: int = 0
    quarantined: int = 0
    set_aside: int = 0
    waiting: int = 0


_COUNTED = {
    ReceiveOutcome.TAKEN: "taken",
    ReceiveOutcome.KNOWN: "known",
    ReceiveOutcome.NOTHING: "nothing",
    ReceiveOutcome.REFUSED: "quarantined",
}


def collect_fallback(
    folder: Spool,
    inbox: SecretKey,
    receiver: Receiver,
    progress: Callable[[FallbackCount, int], None],
) -> FallbackCount:
    """Oldest first. A file goes when its message is on record; one that can't be read is set
    aside under another name. With the database away it stops, and the rest stays as it was.
    """
    found = FallbackCount()
    files = folder.files()
    for path in files:
        found.read += 1
        try:
            answer = receiver.receive_unverified(from_bytes(folder.read(path, inbox)))
        except Exception as error:
            if isinstance(error, SQLAlchemyError | RosterRefused) and not isinstance(
                error, DataError
            ):
                log().warning("not taken in", error=error)
                found.read -= 1
                found.waiting = len(files) - found.read
                break
            log().error("set aside", error=error)
            answer = ReceiveOutcome.NOT_NOW
        if answer in _COUNTED:
            name = _COUNTED[answer]
            setattr(found, name, getattr(found, name) + 1)
            folder.done(path)
        else:
            found.set_aside += 1
            folder.set_aside(path)
        progress(found, len(files))
    return found
