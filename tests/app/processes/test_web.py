"""The process refuses to start without its keys; a worker of it answers once it is alive."""

import pytest

from app.processes.web import application, main
from config.settings import Refused


def test_a_missing_key_is_named(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("COOKIE_KEY_FILE", raising=False)
    with pytest.raises(Refused, match="COOKIE_KEY"):
        main()


def test_a_worker_is_alive(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("COOKIE_KEY", "ab" * 32)
    # The logs of this process stay as they are.
    environment.setattr("app.processes.web.set_up", lambda _process: None)
    assert application().test_client().get("/healthz").json == {"alive": True}
