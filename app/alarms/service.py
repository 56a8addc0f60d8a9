"""One notification by a service that Apprise reaches."""

import logging
from importlib import import_module

from bots.errors import SendError
from case_management.duty.ways import Way, checked_address
from case_management.refusals import Refusal

TITLE = "Firedoor"


def notify_service(url: str, text: str) -> None:
    """Raises SendError: the service did not take it, and may later.

    Apprise says no more than that. Its own log would name the address, which is a secret.
    """
    try:
        checked = checked_address(Way.SERVICE, url)
    except Refusal as refused:
        raise SendError("service-url") from refused
    # Large, and needed where somebody chose a service alone.
    apprise = import_module("apprise")
    logging.getLogger("apprise").disabled = True
    service = apprise.Apprise(
        asset=apprise.AppriseAsset(app_id=TITLE, async_mode=False, secure_logging=True)
    )
    if not service.add(checked):
        raise SendError("service-url")
    try:
        taken = service.notify(body=text, title=TITLE)
    except Exception as error:  # of whatever library the service needs; its words name the address
        raise SendError("service-away", retryable=True) from error
    if not taken:
        raise SendError("service-away", retryable=True)
