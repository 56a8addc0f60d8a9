"""What a monitor types is not lost by the end of a session, another language or a reload."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.cases import case_of, database
from tests.browser.people import Person
from tests.support.product import Product

pytestmark = pytest.mark.browser

TEXTER = "+12025550177"
TEXT = "they lock the exit at night"
TYPED = "Can you tell us on which floor it is?"

END_THE_NEWEST = (
    "UPDATE sessions SET ended_at = created_at"
    " WHERE created_at = (SELECT max(created_at) FROM sessions)"
)
KEPT = """async () => {
  const opening = indexedDB.open("firedoor", 1);
  await new Promise(resolve => opening.addEventListener("success", resolve));
  const all = opening.result.transaction("sealed").objectStore("sealed").getAll();
  await new Promise(resolve => all.addEventListener("success", resolve));
  opening.result.close();
  return all.result.map(one => new TextDecoder("latin1").decode(one)).join("")
    + JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
}"""


def test_unsent_text_comes_back(chromium: Browser, shared_product: Product) -> None:
    path = case_of(shared_product, TEXTER, TEXT)
    person = Person(chromium, shared_product, "investigator").sign_in()
    page = person.goto(path)
    area = page.locator("form.reply textarea")
    expect(page.locator("form.reply button.next")).to_be_enabled()
    area.fill(TYPED)
    expect(page.locator("form.reply")).to_have_attribute("data-unsent", "kept")
    assert "floor" not in page.evaluate(KEPT)

    page.reload()
    expect(area).to_have_value(TYPED)
    page.get_by_label("Language", exact=True).select_option("es")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(area).to_have_value(TYPED)
    page.locator("select[name=language]").select_option("en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(area).to_have_value(TYPED)

    with database(shared_product) as rows:
        rows.execute(END_THE_NEWEST)
    notice = page.locator("#signed-out")
    expect(notice).to_contain_text("Your text is kept in this browser, sealed.")
    assert page.url.endswith(path)
    expect(area).to_have_value(TYPED)
    notice.get_by_role("link", name="Sign in").click()
    person.fill_sign_in()
    expect(area).to_have_value(TYPED)
    assert page.url.endswith(path)

    expect(page.locator("li.bubble.worker .text")).to_have_text(TEXT)
    page.locator("form.reply button.next").click()
    expect(area).to_have_value("")
    page.reload()
    expect(page.locator("form.reply button.next")).to_be_enabled()
    expect(area).to_have_value("")
    assert [fault for fault in person.faults if "401" not in fault] == []
    person.leave()
