"""The operator's page on a phone, without JavaScript, while a phone is silent and a line fails."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from config.platform.database import open_engine, transaction, utc_now
from intake.lines.device import Device
from tests.browser.people import PATIENCE, Person, watched
from tests.support.command import run
from tests.support.product import Product, wait_until

pytestmark = pytest.mark.browser

SMS, SIM = "+15005550006", "+15005550111"
NO_NETWORK = "+15005550002"
GRAVE = {"serious", "critical"}


@pytest.fixture
def pocket(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone that runs no script."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def test_the_operator_sees_what_fails_and_what_to_do(
    chromium: Browser, pocket: BrowserContext, shared_product: Product
) -> None:
    product, faults = shared_product, watched(pocket)
    page = pocket.new_page()
    come_in(page, product)
    report_from_the_phone(product, "+447700900140", "The exit is locked")
    wait_until(lambda: "Good" in state_of(page, SIM), 30, what="the phone's line to be good")
    ping(product, 14)
    expect(line(looked(page), SIM)).to_contain_text("14 %")
    report_from_the_phone(product, NO_NETWORK, "The exit is locked")
    wait_until(lambda: "Failing" in state_of(page, SIM), 30, what="the phone's line to fail")
    expect(line(page, SIM)).to_contain_text("Next: Put the phone where it has a signal")
    silence(product)
    expect(line(looked(page), SIM)).to_contain_text(re.compile(r"last heard of 4\d minutes ago"))
    first = page.locator("article.line").first
    expect(first).to_contain_text(SIM)
    expect(page.locator(".summary")).to_contain_text("to fix")
    fits_and_is_readable(chromium, pocket, page)
    ping(product, 90)
    apart_from_members(chromium, page, product)
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("heading")).to_contain_text("whoever runs this installation")
    assert [fault for fault in faults if "401" not in fault] == []


def come_in(page: Page, product: Product) -> None:
    """By the command's link and the button on it."""
    printed = run(
        "operator",
        "--no-qr",
        FIREDOOR_DATA_DIR=str(product.data),
        **{name: str(port) for name, port in product.ports.items()},
    )
    page.goto(printed.stdout.strip())
    page.get_by_role("button", name="Open the page").click()
    page.wait_for_url("**/operator")
    expect(page.get_by_role("article", name=f"SMS {SMS}")).to_be_visible()


def looked(page: Page) -> Page:
    """As it is now; it looks again by itself after a minute."""
    page.reload()
    return page


def line(page: Page, address: str) -> Locator:
    return page.locator("article.line", has_text=address)


def state_of(page: Page, address: str) -> str:
    return looked(page).locator("article.line", has_text=address).locator(".state").inner_text()


def report_from_the_phone(product: Product, number: str, text: str) -> None:
    body = {"from": number, "text": text, "to": SIM}
    product.http.post(f"{product.practice}/phone/send", json=body).raise_for_status()


def ping(product: Product, battery: int) -> None:
    """The phone gives its sign of life."""
    body = {"battery": battery}
    product.http.post(f"{product.practice}/android-phone/ping", json=body).raise_for_status()


def silence(product: Product) -> None:
    """As if it had not called for a while."""
    engine = open_engine(product.database_url)
    with transaction(engine) as session:
        for device in session.query(Device):
            device.seen_at = utc_now() - timedelta(minutes=47)
    engine.dispose()


def fits_and_is_readable(chromium: Browser, pocket: BrowserContext, page: Page) -> None:
    """Nothing wider than the phone; axe-core, which is a script, looks from a second browser."""
    looking = chromium.new_context(
        viewport={"width": 390, "height": 844}, storage_state=pocket.storage_state()
    )
    second = looking.new_page()
    for scheme in ("light", "dark"):
        second.emulate_media(color_scheme=scheme)
        second.goto(f"{page.url}?still")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert second.evaluate(wide) <= 0
        found = Axe().run(second).response["violations"]
        assert [one["id"] for one in found if one["impact"] in GRAVE] == []
    expect(page.locator("meta[http-equiv=refresh]")).to_have_count(1)
    looking.close()


def apart_from_members(chromium: Browser, page: Page, product: Product) -> None:
    """An operator's session opens none of the members' pages, nor theirs the operator's."""
    page.goto(f"{product.dashboard}/people")
    assert "/sign-in" in page.url
    page.goto(f"{product.dashboard}/operator")
    member = Person(chromium, product, "coordinator").sign_in()
    answer = member.page.request.get(f"{product.dashboard}/operator")
    assert answer.status == 401
    member.leave()
