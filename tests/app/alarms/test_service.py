"""What a service did not take is tried again; its address stands in no error."""

import sys
from types import SimpleNamespace

import pytest

from app.alarms.service import notify_service
from bots.errors import SendError

URL = "ntfys://push.example.org/secret-topic"


class Service:
    """Stands in for Apprise."""

    told: list[tuple[str, str]] = []  # noqa: RUF012 - of the test alone
    added = True
    answer: bool | Exception = True

    def __init__(self, asset: object) -> None:
        self.asset = asset

    def add(self, url: str) -> bool:
        return self.added and url == URL

    def notify(self, body: str, title: str) -> bool:
        if isinstance(self.answer, Exception):
            raise self.answer
        self.told.append((title, body))
        return self.answer


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> type[Service]:
    fresh = type("Fresh", (Service,), {"told": []})
    module = SimpleNamespace(Apprise=fresh, AppriseAsset=lambda **_: object())
    monkeypatch.setitem(sys.modules, "apprise", module)
    return fresh


def test_one_sentence_is_told(service: type[Service]) -> None:
    notify_service(URL, "Please sign in")
    assert service.told == [("Firedoor", "Please sign in")]


@pytest.mark.parametrize("answer", [False, OSError(URL)])
def test_a_service_that_is_away_is_tried_again(
    service: type[Service], answer: bool | Exception
) -> None:
    service.answer = answer
    with pytest.raises(SendError) as failed:
        notify_service(URL, "Please sign in")
    assert (failed.value.retryable, str(failed.value)) == (True, "service-away")


def test_what_is_no_service_is_refused_for_good(service: type[Service]) -> None:
    service.added = False
    for url in (URL, "json://push.example.org"):
        with pytest.raises(SendError) as failed:
            notify_service(url, "Please sign in")
        assert (failed.value.retryable, str(failed.value)) == (False, "service-url")


def test_the_library_knows_the_services_that_may_be_chosen() -> None:
    from apprise import Apprise  # noqa: PLC0415 - large, and wanted here alone

    assert Apprise().add(URL)
