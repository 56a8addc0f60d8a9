"""A member changes the passphrase in the browser, and signs in with the new one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.people import Person, fresh_code
from tests.support.product import Product, running_product

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A product of its own: another passphrase would lock every other test out."""
    folder: Path = tmp_path_factory.mktemp("account")
    with running_product(folder / "data") as product:
        yield product


def test_a_changed_passphrase_opens_the_same_cases(chromium: Browser, own: Product) -> None:
    assert own.text("+12025550181", "they locked the back door of the sewing hall") == 200
    person, elsewhere = (Person(chromium, own, "triager") for _ in range(2))
    elsewhere.sign_in()
    page = person.sign_in().goto("/account")
    expect(page.get_by_role("button", name="Sign out there")).to_have_count(1)
    page.get_by_role("heading", name="Change your passphrase").click()
    assert Axe().run(page).response["violations"] == []
    who = own.member("triager")
    page.get_by_label("Present passphrase").fill(who["passphrase"])
    page.get_by_label("Code from your app", exact=True).first.fill(fresh_code(who["totp_secret"]))
    page.get_by_role("button", name="Suggest a passphrase").click()
    offered = page.locator("#offered").inner_text()
    assert len(offered.split()) == 6
    page.get_by_role("button", name="Change passphrase").click()
    expect(page.locator("main")).to_contain_text("Your passphrase is changed.")
    expect(page.get_by_role("button", name="Sign out there")).to_have_count(0)
    elsewhere.goto("/cases")
    expect(elsewhere.page.get_by_label("Passphrase")).to_be_visible()
    elsewhere.page.goto(f"{own.dashboard}/sign-in")
    elsewhere.type_sign_in(passphrase=offered)
    elsewhere.page.wait_for_url(lambda url: "/sign-in" not in url)
    list_page = elsewhere.goto("/cases")
    row = list_page.locator("tr[data-row]").first
    row.locator("a").first.focus()
    expect(row.locator(".first-words")).to_have_text("they locked the back door of the sewing hall")
    assert person.faults == []
    assert elsewhere.faults == []
    person.leave()
    elsewhere.leave()
