"""The phones' receiving half, as the receiver uses it."""

from collections.abc import Iterable

from bots.android.parse import CHANNEL, parse_event
from bots.android.phones import Phone, read_phones
from bots.android.settings import AndroidReceiving
from bots.android.status import read_news
from bots.android.verify import PATH, SIGNATURE_HEADER, TIMESTAMP_HEADER, device_of, signature_holds
from bots.carrier_requests import Carries, Malformed, News, RawRequest, Route
from config.settings import Common
from intake.reception.arrival.inbound import Inbound

LARGEST_BODY = 16 * 1024 * 1024
"""Bytes: the pictures of an MMS stand in it, as base64."""

# The app tries again for two days after a refusal: time to mend a secret that was mistyped.
ROUTES = (
    Route(
        f"{PATH}<device>",
        Carries.BOTH,
        (SIGNATURE_HEADER, TIMESTAMP_HEADER, "Content-Type"),
        largest=LARGEST_BODY,
    ),
)


class AndroidReceiver:
    """Believes each phone by its own secret, at its own address."""

    name = CHANNEL

    def __init__(self, phones: Iterable[Phone]) -> None:
        self._phones = {one.name: one for one in phones}
        self._secrets = {name: one.webhook_secret() for name, one in self._phones.items()}

    def verify(self, request: RawRequest) -> bool:
        """A phone that is not listed is not believed."""
        return signature_holds(self._secrets.get(device_of(request), ""), request)

    def parse(self, request: RawRequest) -> Inbound | None:
        """The message, None, or Malformed."""
        phone = self._phones.get(device_of(request))
        if phone is None:
            raise Malformed("no such phone")
        return parse_event(request, phone)

    def news(self, request: RawRequest) -> tuple[News, ...]:
        """What became of texts, and how the phone is."""
        name = device_of(request)
        phone = self._phones.get(name)
        return read_news(request, name, tuple(phone.numbers.values()) if phone else ())


def receiver(settings: Common) -> AndroidReceiver:
    """From this process's settings. Raises Refused."""
    return AndroidReceiver(read_phones(settings.part(AndroidReceiving).android_devices))
