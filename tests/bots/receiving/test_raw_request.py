"""A raw request is kept as it stood on the wire, with the headers of its route alone."""

from werkzeug.test import EnvironBuilder

from bots.carrier_requests import Carries, Route
from bots.receiving.raw_request import from_bytes, raw_request, to_bytes
from tests.support.house import NOON

ROUTE = Route("/webhooks/pigeon", Carries.BOTH, ("X-Pigeon-Key",))


def test_only_the_headers_of_the_route_are_kept() -> None:
    headers = {"X-Pigeon-Key": "key", "Cookie": "secret"}
    call = EnvironBuilder("/webhooks/pigeon?a=%20b", method="POST", headers=headers, data=b"\xff{}")
    raw = raw_request("pigeon", ROUTE, call.get_request(), NOON)
    assert raw.headers == {"X-Pigeon-Key": "key"}
    assert (raw.channel, raw.body, raw.received_at) == ("pigeon", b"\xff{}", NOON)


def test_the_target_is_the_one_on_the_wire() -> None:
    call = EnvironBuilder(
        "/webhooks/pigeon", method="POST", environ_overrides={"RAW_URI": "/x?%61"}
    )
    raw = raw_request("pigeon", ROUTE, call.get_request(), NOON)
    assert raw.target == "/x?%61"


def test_what_is_written_is_read_again() -> None:
    call = EnvironBuilder("/webhooks/pigeon", method="POST", data=bytes(range(256)))
    raw = raw_request("pigeon", ROUTE, call.get_request(), NOON)
    assert from_bytes(to_bytes(raw)) == raw
