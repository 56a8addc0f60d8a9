"""Papers are made and tried in one browser; later two of them open the cases in another."""

from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import Person, fresh_code, watched
from tests.support.product import Product, running_product

pytestmark = pytest.mark.browser

PASSPHRASE = "meadow cobalt piano thursday"
WORDS = "the back stairs are full of boxes"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A product of its own: its organisation gets a coordinator whom no other test expects."""
    folder: Path = tmp_path_factory.mktemp("recovery")
    with running_product(folder / "data") as product:
        yield product


def paper(page: Page, number: int) -> str:
    return " ".join(page.locator(f'[data-paper="{number}"] li').all_inner_texts())


def type_papers(page: Page, one: str, other: str) -> None:
    page.get_by_label("Words of one paper").fill(one)
    page.get_by_label("Words of another paper").fill(other)


def link_of(product: Product, organisation: str) -> str:
    """What the operator's command prints."""
    told = product.command(
        "organisation",
        "recover",
        organisation,
        "--member-name",
        "Noor",
        "--email",
        "noor@line.example",
    )
    return next(word for word in told.split() if "/recover/" in word)


def test_two_papers_bring_the_cases_back(chromium: Browser, own: Product) -> None:
    assert own.text("+12025550182", WORDS) == 200
    asha = Person(chromium, own, "coordinator").sign_in()
    page = asha.goto("/people/recovery-papers")
    page.get_by_role("button", name="Make the papers").click()
    papers = [paper(page, number) for number in (1, 2, 3)]
    assert [len(one.split()) for one in papers] == [24, 24, 24]
    assert Axe().run(page).response["violations"] == []
    type_papers(page, papers[0], papers[0])
    page.get_by_role("button", name="Check and finish").click()
    expect(page.locator("[data-said]")).to_contain_text("one paper")
    type_papers(page, papers[0], papers[2])
    page.get_by_role("button", name="Check and finish").click()
    done = page.locator("[data-done]:visible")
    expect(done).to_be_visible()
    assert "The papers count from now on" in done.inner_text()
    organisation = page.evaluate(
        "fetch('/session/page-key').then(answer => answer.json()).then(own => own.organisation)"
    )
    asha.leave()

    context = chromium.new_context()
    faults = watched(context)
    page = context.new_page()
    page.goto(link_of(own, organisation))
    expect(page.get_by_label("Words of one paper")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    assert len(page.locator("#organisation-words").inner_text().split()) == 8
    type_papers(page, papers[2], papers[1])
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("Passphrase again").fill(PASSPHRASE)
    secret = page.locator("#totp-secret").inner_text().replace(" ", "")
    page.get_by_label("Code from your app").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Recover").click()
    expect(page.locator("[data-done]")).to_be_visible()
    page.locator("[data-done]").get_by_role("link", name="Sign in").click()
    page.get_by_label("Email").fill("noor@line.example")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_label("Code from your app").fill(fresh_code(secret))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(f"{own.dashboard}/cases")
    row = page.locator("tr[data-row]").first
    row.locator("a").first.focus()
    expect(row.locator(".first-words")).to_have_text(WORDS)
    assert faults == []
    context.close()
