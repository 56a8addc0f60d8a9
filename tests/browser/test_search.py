"""A monitor finds a case by a word that a worker wrote, in the browser alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cases import case_of, database
from tests.browser.people import PATIENCE, Person
from tests.browser.test_pages import look_at
from tests.support.product import Product

pytestmark = pytest.mark.browser

BANGLA = "তিন তলার সিঁড়ি বন্ধ, কেউ নামতে পারি না"
ENGLISH = "the boiler on the roof leaks steam and two of us were burned"

FORGET = """async () => {
  const done = (request) => new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const database = await done(indexedDB.open("firedoor", 1));
  const store = database.transaction("sealed", "readwrite").objectStore("sealed");
  const names = await done(store.getAllKeys());
  for (const name of names) if (name !== "member") await done(store.delete(name));
  database.close();
}"""
"""All that the browser keeps goes, but for the session's own."""


def entries(product: Product) -> int:
    """How often the log says that search was opened."""
    with database(product) as rows:
        found = rows.execute("SELECT count(*) FROM audit_entries WHERE action = 'case.search'")
        return int(found.fetchone()[0])


def test_a_case_is_found_by_a_word_of_a_worker(
    shared_product: Product, triager: Person, case: str
) -> None:
    english = case_of(shared_product, "+12025550171", ENGLISH)
    bangla = case_of(shared_product, "+12025550172", BANGLA)
    before = entries(shared_product)
    asked: list[str] = []
    triager.page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    page = triager.goto("/cases")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Search all cases")
    expect(field).to_be_focused(timeout=PATIENCE)
    expect(page.get_by_text(re.compile(r"Cases searched: \d+"))).to_be_visible(timeout=PATIENCE)
    for path, query, mark in (
        (english, "Steam BOILER", "boiler"),
        (bangla, "সিঁড়ি", "সিঁড়ি"),
        (case, "guerd exit", "guard"),
    ):
        field.fill(query)
        link = page.locator(f'.texts a[href^="{path}#message-"]')
        expect(link).to_have_count(1, timeout=PATIENCE)
        expect(link.locator("mark", has_text=mark)).to_have_count(1)
    field.fill("boiler")
    link = page.locator(f'.texts a[href^="{english}#message-"]')
    expect(link).to_have_count(1)
    expect(page.locator(".found-case")).to_have_count(1)
    # What was looked for left for nowhere, and one opening is one entry of the log.
    assert not [one for one in asked if "boiler" in one.lower()]
    assert entries(shared_product) == before + 1
    link.click()
    expect(page.locator("li.bubble:target")).to_have_text(re.compile("boiler"), timeout=PATIENCE)
    # Who comes back finds what was looked for.
    page.go_back()
    expect(field).to_have_value("boiler", timeout=PATIENCE)
    expect(link).to_have_count(1, timeout=PATIENCE)
    assert triager.faults == []


def test_the_next_page_opens_only_what_is_new(
    shared_product: Product, triager: Person, case: str
) -> None:
    page = triager.goto("/search")
    ready = page.get_by_text(re.compile(r"Cases searched: \d+"))
    expect(ready).to_be_visible(timeout=PATIENCE)
    asked: list[int] = []

    def count(request: object) -> None:
        url, body = request.url, request.post_data_json  # type: ignore[attr-defined]
        if url.endswith("/search/records"):
            asked.append(len(body["ids"]))

    page.on("request", count)
    page.reload()
    expect(ready).to_be_visible(timeout=PATIENCE)
    # What another test has damaged does not open, is not kept, and is asked for each time.
    damaged = sum(asked)
    new = case_of(shared_product, "+12025550173", "the canteen water is brown")
    asked.clear()
    page.reload()
    expect(ready).to_be_visible(timeout=PATIENCE)
    assert sum(asked) == damaged + 1
    page.get_by_role("searchbox").fill("exit")
    expect(page.locator(f'.texts a[href^="{case}#"]')).to_have_count(1, timeout=PATIENCE)
    page.get_by_role("searchbox").fill("canteen")
    expect(page.locator(f'.texts a[href^="{new}#"]')).to_have_count(1, timeout=PATIENCE)
    assert triager.faults == []


def test_the_page_with_results_is_fit_for_everybody(triager: Person, case: str) -> None:
    page = triager.goto("/search")
    page.get_by_role("searchbox").fill("exit")
    expect(page.locator(f'.texts a[href^="{case}#"]')).to_have_count(1, timeout=PATIENCE)
    found: list[str] = []
    look_at(page, "/search", found)
    page.get_by_role("searchbox").fill("unheardof")
    expect(page.get_by_text("Nothing found for “unheardof”.")).to_be_visible()
    look_at(page, "/search, nothing found", found)
    assert found + triager.faults == []


def test_the_key_is_a_letter_where_somebody_types(triager: Person, case: str) -> None:
    page = triager.goto(case)
    area = page.locator("textarea").first
    # A draft of another test may stand there.
    expect(page.locator("form.reply button.next")).to_be_enabled()
    area.fill("")
    page.keyboard.type("1/2")
    expect(area).to_have_value("1/2")
    expect(page).to_have_url(re.compile(re.escape(case)))
    area.fill("")


def test_what_keeps_texts_away_is_said_and_the_rest_is_searched(triager: Person, case: str) -> None:
    page = triager.page
    page.context.route("**/search/records", lambda route: route.abort())
    triager.goto("/cases")
    # Nothing is kept here, so that every text is asked for.
    page.evaluate(FORGET)
    triager.goto("/search")
    stopped = page.locator("#stopped")
    expect(stopped).to_contain_text("Not all texts could be fetched.", timeout=PATIENCE)
    page.get_by_role("searchbox").fill("Fire and building safety")
    expect(page.locator(f'.found-case a[href="{case}"]')).to_have_count(1, timeout=PATIENCE)
    page.context.unroute("**/search/records")
    page.reload()
    expect(page.get_by_text(re.compile(r"Cases searched: \d+"))).to_be_visible(timeout=PATIENCE)
    expect(stopped).to_be_hidden()
