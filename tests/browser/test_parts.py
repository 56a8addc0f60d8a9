"""What the network gave us in pieces is read in one go; what was written one by one is not."""

import pytest
from playwright.sync_api import expect

from tests.browser.cases import case_of
from tests.browser.people import PATIENCE, Person
from tests.support.product import Product

pytestmark = pytest.mark.browser

CUT = ("They lock the exit on the third floor at night, and the guard who has the ke", "y is gone.")
SHORT = ("They lock the exit", "Since Monday")

ONE_LINE = """joined => {
  const [first, second] = joined.children;
  const word = (text, from, to) => {
    const range = document.createRange();
    range.setStart(text, from); range.setEnd(text, to);
    return range.getBoundingClientRect().top;
  };
  const length = first.firstChild.length;
  return word(first.firstChild, length - 1, length) === word(second.firstChild, 0, 1);
}"""
"""Whether the second text goes on in the line in which the first one ends."""


def test_texts_that_came_within_seconds(shared_product: Product, triager: Person) -> None:
    cut = case_of(shared_product, "+12025550161", *CUT)
    short = case_of(shared_product, "+12025550162", *SHORT)
    for path, texts, in_one_go in ((cut, CUT, True), (short, SHORT, False)):
        joined = triager.goto(path).locator(".joined")
        expect(joined.locator("[data-state=open]")).to_have_count(2, timeout=PATIENCE)
        assert joined.inner_text().strip() == "".join(texts)
        assert joined.evaluate(ONE_LINE) is in_one_go
