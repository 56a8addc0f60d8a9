"""Tries are counted by keyed tags: the counter learns neither an address nor an email."""

from dataclasses import replace
from typing import Any

import pytest
from flask import session

from app.dashboard.frame.access.limits import (
    by_email,
    by_sender,
    is_known_browser,
    know_browser,
)
from app.dashboard.frame.request import EXTENSION, Dashboard
from tests.support.desk import URL


def tag_of_body(dashboard: Dashboard, **request: Any) -> str:
    with dashboard.test_request_context("/", base_url=URL, method="POST", **request):
        return by_email()


def tag_of_sender(dashboard: Dashboard, address: str) -> str:
    asked_from = {"REMOTE_ADDR": address}
    with dashboard.test_request_context("/", base_url=URL, environ_base=asked_from):
        return by_sender()


@pytest.mark.parametrize(
    "spelling", ["Asha@Line.Example", " asha@line.example ", "ASHA@LINE.EXAMPLE"]
)
def test_an_email_is_one_bucket_in_every_spelling(
    empty_dashboard: Dashboard, spelling: str
) -> None:
    own = tag_of_body(empty_dashboard, json={"email": "asha@line.example"})
    assert tag_of_body(empty_dashboard, json={"email": spelling}) == own
    assert tag_of_body(empty_dashboard, json={"email": "bela@line.example"}) != own


@pytest.mark.parametrize(
    "request_", [{"json": {}}, {"json": []}, {"json": {"email": None}}, {"data": b"no json"}, {}]
)
def test_bodies_without_an_email_share_one_bucket(
    empty_dashboard: Dashboard, request_: dict[str, Any]
) -> None:
    assert tag_of_body(empty_dashboard, **request_) == tag_of_body(empty_dashboard, json={})


def test_a_tag_tells_senders_apart_and_tells_nothing_of_them(empty_dashboard: Dashboard) -> None:
    address = "203.0.113.7"
    tag = tag_of_sender(empty_dashboard, address)
    assert tag == tag_of_sender(empty_dashboard, address)
    assert tag != tag_of_sender(empty_dashboard, "203.0.113.8")
    assert tag != tag_of_body(empty_dashboard, json={"email": address})
    assert address.encode() not in bytes.fromhex(tag)


def test_an_email_is_counted_by_the_network_that_asks(empty_dashboard: Dashboard) -> None:
    """A stranger elsewhere uses up nothing of the member's own tries."""
    body = {"json": {"email": "asha@line.example"}}

    def asked_from(address: str) -> str:
        return tag_of_body(empty_dashboard, **body, environ_base={"REMOTE_ADDR": address})

    own = asked_from("203.0.113.7")
    assert asked_from("203.0.113.7") == own
    assert asked_from("198.51.100.9") != own
    # A household of IPv6 is one network, whatever address of it asks.
    assert asked_from("2001:db8:0:7::1") == asked_from("2001:db8:0:7:ffff::2")
    assert asked_from("2001:db8:0:7::1") != asked_from("2001:db8:0:8::1")


def test_a_browser_is_known_for_the_email_that_signed_in_there(empty_dashboard: Dashboard) -> None:
    asha, bela = {"email": "Asha@line.example "}, {"email": "bela@line.example"}
    with empty_dashboard.test_request_context("/", base_url=URL, method="POST", json=asha):
        assert not is_known_browser()
        know_browser()
        assert is_known_browser()
        kept, own = dict(session), by_email()
    for body, known in (({"email": "asha@line.example"}, True), (bela, False), ({}, False)):
        with empty_dashboard.test_request_context("/", base_url=URL, method="POST", json=body):
            session.update(kept)
            assert is_known_browser() is known
            assert (by_email() == own) is known


def test_another_dashboard_makes_other_tags(empty_dashboard: Dashboard) -> None:
    here = empty_dashboard.extensions[EXTENSION]
    own = tag_of_sender(empty_dashboard, "203.0.113.7")
    empty_dashboard.extensions[EXTENSION] = replace(here, cookie_key=bytes(32))
    try:
        assert tag_of_sender(empty_dashboard, "203.0.113.7") != own
    finally:
        empty_dashboard.extensions[EXTENSION] = here
