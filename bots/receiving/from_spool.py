"""Takes in what receivers of this host put into the spool, because the database was away."""

from sqlalchemy.exc import DataError, SQLAlchemyError

from bots.receiving.raw_request import from_bytes
from bots.receiving.receiver import Receiver
from config.platform.database import utc_now
from config.platform.logs import log
from intake.inbox.spool import Spool
from intake.monitoring.alarms import SET_ASIDE, SPOOL_USED
from intake.privacy.rotate_peppers import PeppersStale
from vault.roster import RosterRefused
from vault.sealing import SecretKey


class SpoolCollector:
    """Takes in what receivers of this host put into the spool, oldest first."""

    def __init__(self, spool: Spool, inbox: SecretKey, receiver: Receiver) -> None:
        self._spool = spool
        self._inbox = inbox
        self._receiver = receiver

    def collect(self) -> int:
        """Gives how many were taken in; while the database is away the rest goes on waiting."""
        count = 0
        for path in self._spool.files():
            try:
                stored = self._spool.read(path, self._inbox)
                self._receiver.receive_spooled(from_bytes(stored))
                if not count:
                    self._receiver.alarm(SPOOL_USED, utc_now())
            except RosterRefused as error:
                # It waits for its organisation; others' messages need not wait with it.
                log().warning("spool waits", error=error)
                continue
            except Exception as error:
                if _may_pass(error):
                    log().warning("spool waits", error=error)
                    break
                # Nobody's next message waits behind one that can't be taken in at all.
                log().error("set aside", error=error)
                self._receiver.alarm(SET_ASIDE, utc_now())
                self._spool.set_aside(path)
                continue
            self._spool.done(path)
            count += 1
        return count


def _may_pass(error: Exception) -> bool:
    """True for what a later try may get over: the database is away, a pepper is not here yet."""
    passing = SQLAlchemyError | PeppersStale
    return isinstance(error, passing) and not isinstance(error, DataError)
