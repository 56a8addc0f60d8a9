"""A member chooses Arabic: the pages turn around, and what is Latin in them does not."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.people import Person
from tests.browser.test_pages import look_at
from tests.support.product import Product

pytestmark = pytest.mark.browser


def test_a_member_reads_arabic_from_right_to_left(
    chromium: Browser, shared_product: Product
) -> None:
    person = Person(chromium, shared_product, "coordinator").sign_in()
    page = person.goto("/people")
    with page.expect_navigation():
        page.locator("select[name=language]").select_option("ar")
    html = page.locator("html")
    found: list[str] = []
    for path in ("/people", "/cases", "/ledger", "/quarantine"):
        person.goto(path)
        expect(html).to_have_attribute("lang", "ar")
        expect(html).to_have_attribute("dir", "rtl")
        look_at(page, path, found)
    person.goto("/people")
    words = page.locator(".words").evaluate("place => getComputedStyle(place).direction")
    assert words == "ltr"
    # Back again: the product is shared with other stories.
    with page.expect_navigation():
        page.locator("select[name=language]").select_option("en")
    expect(html).to_have_attribute("dir", "ltr")
    found += person.faults
    person.leave()
    assert found == []


def test_the_sign_in_page_is_in_the_browsers_language(
    chromium: Browser, shared_product: Product
) -> None:
    context = chromium.new_context(locale="ar")
    page = context.new_page()
    page.goto(f"{shared_product.dashboard}/sign-in")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("button", name="تسجيل الدخول")).to_be_visible()
    context.close()
