"""Only what surely never left this host may be sent again without asking."""

import pytest
from requests.exceptions import ConnectionError as NoConnection
from requests.exceptions import ConnectTimeout, ReadTimeout
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import MaxRetryError, NewConnectionError

from bots.http_errors import failure

POOL = HTTPConnectionPool("localhost")
REFUSED = MaxRetryError(POOL, "/", NewConnectionError(POOL, "refused"))  # type: ignore[arg-type]


@pytest.mark.parametrize("error", [ConnectTimeout(), NoConnection(REFUSED)])
def test_what_was_never_sent_may_be_sent_again(error: Exception) -> None:
    found = failure(error)
    assert (found.code, found.retryable, found.unknown) == ("no-connection", True, False)


@pytest.mark.parametrize("error", [ReadTimeout(), NoConnection("reset"), OSError()])
def test_of_all_else_nobody_knows(error: Exception) -> None:
    found = failure(error)
    assert (found.code, found.retryable, found.unknown) == ("no-answer", False, True)
