"""A monitor's day with forty open cases, in three languages, on a desk and on a phone.

At each step what goes wrong on bad days: a double click, the network gone in mid-send, a colleague
on the same case, the session's end in mid-sentence. Nothing is lost, twice or overwritten unseen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.cases import database
from tests.browser.people import Person
from tests.browser.test_pages import DESK, PHONE
from tests.browser.test_unsent import END_THE_NEWEST
from tests.support.product import Product, running_product

pytestmark = pytest.mark.browser

CASES = 40
TEXT = "the boss did not pay us for two months"
REPLY = {
    "en": "Which months were not paid?",
    "bn": "কোন কোন মাসের বেতন দেয়নি?",
    "ar": "ما هي الأشهر التي لم تُدفع؟",
}
NEXT = "form.steps button.next"
PAGES = {
    "en": ("/hours", "/hours/public-holidays", "/search"),
    "bn": ("/now", "/statistics"),
    "ar": ("/cases", "/statistics"),
}
"""Looked at besides the case; every page in English test_pages.py walks."""


@dataclass(frozen=True)
class Day:
    """Who works on it."""

    product: Product
    monitor: Person
    colleague: Person


@pytest.fixture(scope="module")
def day(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """One product and one sign-in of each for all languages."""
    folder: Path = tmp_path_factory.mktemp("day")
    with running_product(folder / "data") as product:
        for number in range(CASES):
            # Numbers reserved for fiction.
            letter = chr(97 + number % 26)
            assert product.text(f"+1202555{100 + number:04d}", f"{TEXT} {letter}") == 200
        colleague = Person(chromium, product, "triager").sign_in()
        # The monitor's is the newest session: that which ends.
        monitor = Person(chromium, product, "coordinator").sign_in()
        yield Day(product, monitor, colleague)
        for one in (monitor, colleague):
            one.leave()


def read_in(page: Page, language: str) -> None:
    if page.locator("html").get_attribute("lang") != language:
        with page.expect_navigation():
            page.locator("select[name=language]").select_option(language)
    expect(page.locator("html")).to_have_attribute("lang", language)


def no_violation(page: Page, path: str) -> None:
    found = [one["id"] for one in Axe().run(page).response["violations"]]
    assert found == [], path


def count(product: Product, statement: str, *values: str) -> int:
    with database(product) as rows:
        return int(rows.execute(statement, values).fetchone()[0])


def moves(product: Product, case: str) -> int:
    """How often the log says that the case was screened."""
    said = "SELECT count(*) FROM audit_entries WHERE object_id = ? AND action = 'case.screen'"
    return count(product, said, case)


def replies(product: Product, case: str) -> int:
    said = (
        "SELECT count(*) FROM messages JOIN case_reports USING (report_id)"
        " WHERE case_id = ? AND author = 'member'"
    )
    return count(product, said, case)


def open_case(day: Day, row: int) -> str:
    """Opens one of the list and reads it; gives its id."""
    page = day.monitor.goto("/cases")
    expect(page.locator("tr[data-row]")).to_have_count(CASES)
    case = str(page.locator("tr[data-row]").nth(row).get_attribute("data-row"))
    page.locator(f"#case-{case}").click()
    expect(page.locator("li.bubble.worker .text").first).to_contain_text(TEXT)
    return case


def screen_twice(day: Day, case: str) -> None:
    """A double click is one step, and a colleague's page of before takes no second one."""
    page, other = day.monitor.page, day.colleague.goto(f"/cases/{case}")
    expect(other.locator(NEXT)).to_be_visible()
    step = page.locator(NEXT)
    before = step.get_attribute("value")
    step.dblclick()
    expect(page.locator(f'{NEXT}[value="{before}"]')).to_have_count(0)
    assert moves(day.product, case) == 1
    stale = other.locator(f'{NEXT}[value="{before}"]')
    if stale.count():
        stale.click()
        expect(stale).to_have_count(0)
    assert moves(day.product, case) == 1


def send_once(day: Day, case: str, text: str) -> None:
    """The answer to the first press never arrives; the second press sends nothing again."""
    page = day.monitor.page
    area, button = page.locator("form.reply textarea"), page.locator("form.reply button.next")
    expect(button).to_be_enabled()
    area.fill(text)

    def arrives_and_is_lost(route: Route) -> None:
        route.fetch()
        route.abort()

    sent = re.compile(r"/cases/.*/reply")
    page.route(sent, arrives_and_is_lost)
    with page.expect_event("requestfailed", lambda request: bool(sent.search(request.url))):
        button.click()
    expect(button).to_be_enabled()
    expect(area).to_have_value(text)
    page.unroute(sent)
    button.dblclick()
    expect(area).to_have_value("")
    expect(page.locator("li.bubble.member .text", has_text=text)).to_have_count(1)
    assert replies(day.product, case) == 1


def end_in_mid_sentence(day: Day, text: str) -> None:
    page = day.monitor.page
    area = page.locator("form.reply textarea")
    area.fill(text)
    expect(page.locator("form.reply")).to_have_attribute("data-unsent", "kept")
    with database(day.product) as rows:
        rows.execute(END_THE_NEWEST)
    page.locator("#signed-out").get_by_role("link").click()
    day.monitor.fill_sign_in()
    expect(area).to_have_value(text)


@pytest.mark.parametrize(
    ("language", "phone", "row"), [("en", False, 0), ("bn", True, 1), ("ar", True, 2)]
)
def test_a_day_with_forty_cases(day: Day, language: str, phone: bool, row: int) -> None:
    page = day.monitor.page
    page.set_viewport_size(PHONE if phone else DESK)
    page = day.monitor.goto("/now")
    read_in(page, language)
    for path in PAGES[language]:
        day.monitor.goto(path)
        expect(page.locator("main h1, main label").first).to_be_visible()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path
        no_violation(page, path)
    case = open_case(day, row)
    screen_twice(day, case)
    send_once(day, case, REPLY[language])
    no_violation(page, "/cases/*")
    if language == "ar":
        end_in_mid_sentence(day, REPLY["ar"] + " 2")
        assert replies(day.product, case) == 1
    gone = ("401", "409", "ERR_FAILED")
    faults = [*day.monitor.faults, *day.colleague.faults]
    assert [one for one in faults if not any(word in one for word in gone)] == []
