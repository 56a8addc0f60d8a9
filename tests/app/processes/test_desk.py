"""The desk has nothing to do without a queue, and says so."""

import pytest

from app.processes.desk import main
from config.settings import Refused


def test_a_missing_queue_is_named(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("REDIS_URL", "")
    with pytest.raises(Refused, match="REDIS_URL"):
        main()
