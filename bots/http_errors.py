"""What a failed HTTP call means: was it never sent, or does nobody know?"""

from requests.exceptions import ConnectionError as NoConnection
from requests.exceptions import ConnectTimeout
from urllib3.exceptions import NewConnectionError

from bots.errors import SendError


def failure(error: Exception) -> SendError:
    """`no-connection` where nothing left this host; else it may have arrived."""
    if isinstance(error, ConnectTimeout):
        return SendError("no-connection", retryable=True)
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, NoConnection) and isinstance(reason, NewConnectionError):
        return SendError("no-connection", retryable=True)
    return SendError("no-answer", unknown=True)
