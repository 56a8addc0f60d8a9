"""What is printed is whole: texts that were not scrolled to are opened first."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import Person

pytestmark = pytest.mark.browser

NOTE_WHAT_IS_PRINTED = """
window.print = () => {
  const texts = [...document.querySelectorAll("[data-record]")];
  document.body.dataset.printed = texts.map(({ dataset }) => dataset.state).join(" ");
};
"""
NOT_OPEN = "Not all texts are open on this print."
ALL_OPEN = re.compile("^open( open)*$")
A_STRIP = {"width": 800, "height": 60}
"""No text is near it."""


def test_a_case_is_opened_before_it_is_printed(
    triager: Person,
    case: str,
) -> None:
    triager.page.set_viewport_size(A_STRIP)
    page = triager.goto(case)
    page.evaluate(NOTE_WHAT_IS_PRINTED)
    expect(page.locator("[data-record]").first).to_have_attribute("data-state", "waiting")
    page.emulate_media(media="print")
    expect(page.get_by_text(NOT_OPEN)).to_be_visible()
    page.emulate_media(media="screen")
    page.keyboard.press("Control+p")
    expect(page.locator("body")).to_have_attribute("data-printed", ALL_OPEN)
    page.emulate_media(media="print")
    expect(page.get_by_text(NOT_OPEN)).to_be_hidden()
    assert triager.faults == []
