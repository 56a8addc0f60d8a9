"""Only what tells people something is an address of an alarm, and never the server itself."""

import pytest

from case_management.duty.ways import SERVICES, Way, checked_address, is_this_machine
from case_management.refusals import Refusal


@pytest.mark.parametrize(
    ("way", "typed", "kept"),
    [
        (Way.TEXT, "+1 (500) 555-0006", "+15005550006"),
        (Way.TELEGRAM, " 123456789 ", "123456789"),
        (Way.SERVICE, "ntfys://push.example.org/night ", "ntfys://push.example.org/night"),
        (Way.SERVICE, "ntfy://192.168.1.7/night", "ntfy://192.168.1.7/night"),
    ],
)
def test_what_is_kept(way: Way, typed: str, kept: str) -> None:
    assert checked_address(way, typed) == kept


@pytest.mark.parametrize(
    ("way", "typed", "refused"),
    [
        (Way.TEXT, "01711000000", "address_text"),
        (Way.TEXT, "", "address_text"),
        (Way.TELEGRAM, "@asha", "address_telegram"),
        (Way.SERVICE, "https://push.example.org", "address_service"),
        (Way.SERVICE, "json://push.example.org", "address_service"),
        (Way.SERVICE, "ntfys://", "address_service"),
        (Way.SERVICE, "ntfys://[::1", "address_service"),
        (Way.SERVICE, "ntfys://host/" + "a" * 500, "address_service"),
        (Way.SERVICE, "ntfys://host/a\nb", "address_service"),
        (Way.SERVICE, "ntfy://localhost/a", "address_of_server"),
        (Way.SERVICE, "ntfy://127.0.0.2:80/a", "address_of_server"),
        (Way.SERVICE, "gotify://169.254.169.254/a", "address_of_server"),
        (Way.SERVICE, "gotify://[::ffff:127.0.0.1]/a", "address_of_server"),
    ],
)
def test_what_is_refused(way: Way, typed: str, refused: str) -> None:
    with pytest.raises(Refusal, match=refused):
        checked_address(way, typed)


def test_no_service_runs_a_command_or_calls_any_address() -> None:
    unsafe = {"json", "jsons", "xml", "xmls", "form", "forms", "syslog", "dbus", "file", "macosx"}
    assert not unsafe & SERVICES
    assert is_this_machine("0.0.0.0")
    assert not is_this_machine("push.example.org")
