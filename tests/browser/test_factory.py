"""A worker answers by one digit how the locked door is today; the factory's page draws it."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from intake.dialogue.model.phrases import Phrase
from tests.browser.people import Person, SmsWorker
from tests.browser.test_pages import look_at
from tests.browser.test_story import report, says
from tests.support.product import running_product, wait_until

pytestmark = pytest.mark.browser

AGAIN = "it is locked again since this morning"


def _write_down(person: Person, what: str, days_ago: int) -> None:
    page = person.page
    page.get_by_text("Write down what you saw yourself").click()
    page.get_by_label("What you saw").select_option(label=what)
    day = date.today() - timedelta(days=days_ago)
    page.get_by_label("Day", exact=True).fill(day.isoformat())
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_hidden()


def _drawn_anew(page: Page) -> bool:
    page.reload()
    return page.get_by_text("It changed 2 times.").count() > 0


def test_a_locked_door_is_asked_about_and_drawn(chromium: Browser, tmp_path: Path) -> None:
    with running_product(tmp_path / "data") as product:
        worker = SmsWorker(product, "+12025550177")
        report(worker)
        person = Person(chromium, product, "triager").sign_in()
        _walk(person, worker)
        person.leave()


def _walk(person: Person, worker: SmsWorker) -> None:
    page = person.goto("/cases")
    page.get_by_role("link", name="Read it and screen it").first.click()
    page.get_by_role("button", name="The proposed kind is right").click()
    expect(page.get_by_role("button", name="The proposed kind is right")).to_have_count(0)
    _write_down(person, "It was there", 9)
    _write_down(person, "It was gone", 2)
    expect(page.locator("figcaption")).to_contain_text("It changed once.")
    page.locator("summary", has_text="Ask the workers how it is today").click()
    page.get_by_role("button", name="Ask the workers", exact=True).click()
    expect(page.get_by_text(re.compile("1 worker was asked"))).to_be_visible()
    worker.hears(says(Phrase.ASK_TODAY))
    worker.text("1")
    worker.hears(says(Phrase.THANKS))
    worker.text(AGAIN)
    expect(page.get_by_text(AGAIN)).to_be_visible()
    # The clerk takes the answer in.
    wait_until(lambda: _drawn_anew(page), 30)
    page.get_by_role("link", name="This factory over time").click()
    expect(page.locator("figcaption")).to_contain_text("It was gone and came back.")
    found: list[str] = []
    look_at(page, "factory", found)
    assert found + person.faults == []
