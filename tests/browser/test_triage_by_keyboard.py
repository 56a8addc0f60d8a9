"""Forty mixed reports are screened in the list by keyboard: at most two keys a report.

Prints how many keys were pressed.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.cases import database
from tests.browser.people import Person
from tests.support.product import Product, running_product

pytestmark = pytest.mark.browser

KINDS = {
    "test": ("t", "hello is this the number"),
    "question": ("q", "how many days of leave do we have"),
    "out_of_scope": ("o", "my neighbour sells a motorcycle"),
    "report": ("r", "the boss did not pay us for two months"),
}
EACH = 10
KEYS_A_REPORT = 2


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A product of its own: forty reports would stand in every other test's list."""
    folder: Path = tmp_path_factory.mktemp("forty")
    with running_product(folder / "data") as product:
        for number in range(EACH):
            for at, (_, text) in enumerate(KINDS.values()):
                # Numbers reserved for fiction.
                phone = f"+1202555{100 + number * len(KINDS) + at:04d}"
                assert product.text(phone, f"{text} {chr(97 + number)}") == 200
        yield product


def states(product: Product) -> Counter[tuple[str, int, int]]:
    with database(product) as rows:
        found = rows.execute(
            "SELECT cases.state, reports.test, reports.question FROM cases"
            " JOIN case_reports ON case_reports.case_id = cases.id"
            " JOIN reports ON reports.id = case_reports.report_id"
        )
        return Counter(tuple(row) for row in found)


def words(page: Page, reference: str) -> str:
    """What stands in the row of a case, once its text is open."""
    place = page.locator(f'tr[data-reference="{reference}"] .first-words')
    expect(place).to_have_text(re.compile(r"\S"))
    return place.inner_text()


def focused(page: Page) -> str:
    """The reference of the row that has the focus."""
    return str(
        page.evaluate("document.activeElement.closest('tr[data-row]')?.dataset.reference ?? ''")
    )


def key_for(text: str) -> str:
    return next(key for key, start in KINDS.values() if text.startswith(start))


def test_the_focus_stays_in_the_list_when_its_row_is_gone(
    chromium: Browser, forty: Product
) -> None:
    """Whoever says of the last two reports that they are no cases can take the last one back."""
    person = Person(chromium, forty, "triager").sign_in()
    page = person.goto("/cases")
    expect(page.locator("tr[data-row]")).to_have_count(EACH * len(KINDS))
    ends = page.locator("tr[data-row]").all()[-2:]
    references = [str(row.get_attribute("data-reference")) for row in ends]
    for reference in references:
        page.locator(f'tr[data-reference="{reference}"] .do a').focus()
        assert words(page, reference)
    page.locator(f'tr[data-reference="{references[0]}"] .do a').focus()
    # The second word is said while the first one is on its way.
    page.keyboard.press("o")
    page.keyboard.press("o")
    expect(page.locator("tr[data-row]")).to_have_count(EACH * len(KINDS) - 2)
    expect(page.locator("#queue :focus")).to_have_count(1)
    for left in (1, 0):
        page.keyboard.press("u")
        expect(page.locator("tr[data-row]")).to_have_count(EACH * len(KINDS) - left)
    assert person.faults == []
    person.leave()


def test_forty_reports_take_at_most_two_keys_each(chromium: Browser, forty: Product) -> None:
    person = Person(chromium, forty, "triager").sign_in()
    page = person.goto("/cases")
    expect(page.locator("tr[data-row]")).to_have_count(EACH * len(KINDS))
    keys, done = 0, set[str]()
    page.locator("#main").focus()
    while not focused(page):
        page.keyboard.press("Tab")
        keys += 1
    for _ in range(EACH * len(KINDS)):
        reference = focused(page)
        assert reference
        assert reference not in done
        page.keyboard.press(key_for(words(page, reference)))
        keys += 1
        done.add(reference)
        if len(done) < EACH * len(KINDS):
            page.wait_for_function(
                "before => (document.activeElement.closest('tr[data-row]')?.dataset.reference"
                " ?? before) !== before",
                arg=reference,
            )
            while focused(page) in done:
                page.keyboard.press("j")
                keys += 1
    print(f"\n{len(done)} reports, {keys} keys")
    assert keys <= KEYS_A_REPORT * len(done)
    expect(page.locator("tr[aria-busy]")).to_have_count(0)
    expect(page.locator("#not-screened")).to_be_hidden()
    expect(page.locator("tr[data-row]")).to_have_count(2 * EACH)
    assert states(forty) == {
        ("out_of_scope", 1, 0): EACH,
        ("screened", 0, 1): EACH,
        ("out_of_scope", 0, 0): EACH,
        ("screened", 0, 0): EACH,
    }
    grave = [
        one["id"]
        for one in Axe().run(page).response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert grave == []
    page.keyboard.press("u")
    expect(page.locator("#screened")).to_contain_text("Undone")
    assert person.faults == []
    person.leave()
