"""A case opens on a slow phone line: what goes through it is counted, the first time and after."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import Person
from tests.support.product import Product

pytestmark = pytest.mark.browser

FIRST_VISIT = 150_000
AFTER = 40_000
"""Bytes as they go over the line, for one page, with its texts opened."""


def weight_of(page: Page, path: str, text: str) -> int:
    """Bytes that came for a page until a worker's text was open on it."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    came: list[int] = []
    line.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    page.goto(path)
    expect(page.get_by_text(text).first).to_be_visible()
    line.detach()
    return sum(came)


def test_a_case_is_light_and_lighter_the_second_time(
    chromium: Browser,
    shared_product: Product,
    case: str,
) -> None:
    person = Person(chromium, shared_product, "triager").sign_in()
    text, path = "they lock the exit", shared_product.dashboard + case
    first = weight_of(person.page, path, text)
    after = weight_of(person.page, path, text)
    assert 0 < first < FIRST_VISIT
    assert 0 < after < AFTER
    assert person.faults == []
    person.leave()
