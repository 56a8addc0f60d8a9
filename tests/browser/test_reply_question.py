"""A reply that may show something to others is asked about, and goes by a press of its own."""

import pytest
from playwright.sync_api import expect

from tests.browser.cases import TEXT
from tests.browser.people import Person

pytestmark = pytest.mark.browser


def test_a_name_and_a_number_to_call_are_asked_about(
    triager: Person,
    case: str,
) -> None:
    page = triager.goto(case)
    area = page.get_by_label("Write in the worker's language")
    send = page.get_by_role("button", name="Send, signed with your key")
    question = page.locator("[data-question]")
    # Who writes before the text is read would be asked about that first.
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(send).to_be_enabled()
    area.fill("Please ask Tofael, or ring 01915 22 33 44.")
    send.click()
    expect(question).to_be_visible()
    expect(question.get_by_role("listitem")).to_have_count(2)
    question.get_by_role("button", name="Change it").click()
    expect(question).to_be_hidden()
    expect(area).to_have_value("Please ask Tofael, or ring 01915 22 33 44.")
    send.click()
    question.get_by_role("button", name="Send it as it is").click()
    expect(page.get_by_text("On its way.")).to_be_visible()
    expect(area).to_have_value("")
