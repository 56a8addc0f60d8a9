"""No step without its own press, and nothing saved that was only on the way."""

import pytest
from playwright.sync_api import expect

from tests.browser.cases import case_of
from tests.browser.people import Person
from tests.support.product import Product

pytestmark = pytest.mark.browser


def test_a_double_click_takes_one_step_and_arrows_save_what_is_chosen(
    shared_product: Product, triager: Person
) -> None:
    path = case_of(shared_product, "+12025550163", "They lock the exit", "Since Monday")
    page = triager.goto(path)
    expect(page.locator(".steps .next")).to_have_text("Mark as screened")
    page.locator(".steps .next").dblclick()
    expect(page.locator(".steps .next")).to_have_text("Take it on as a case")
    # Once the new buttons can be pressed, nothing more is on its way.
    expect(page.locator(".steps .next")).to_be_enabled()
    expect(page.locator(".case-head .tags")).to_contain_text("Screened")

    risk = page.locator("#risk")
    risk.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(risk).to_have_value("high")
    page.keyboard.press("Tab")
    expect(page.locator('form:has(#risk) [name="seen"]')).to_have_value("high")
    history = page.locator(".history li", has_text="assessed the risk of reprisal")
    expect(history).to_have_count(1)
    assert (history.text_content() or "").strip().endswith("High")
