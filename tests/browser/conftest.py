"""A real product and a real Chromium for the stories."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.cases import TEXT, case_of
from tests.browser.people import Person
from tests.support.product import Product, running_product

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Without these Chromium looks for its maker's servers at every start.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless; its event loop ends before other tests run theirs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The whole product on an empty folder, on SQLite."""
    folder: Path = tmp_path_factory.mktemp("product")
    with running_product(folder / "data") as running:
        yield running


@pytest.fixture(scope="package")
def shared_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """One product for many tests: each brings its own workers and mends what it spoils."""
    folder: Path = tmp_path_factory.mktemp("shared")
    with running_product(folder / "data") as running:
        yield running


@pytest.fixture(scope="package")
def _signed_in_triager(chromium: Browser, shared_product: Product) -> Iterator[Person]:
    person = Person(chromium, shared_product, "triager").sign_in()
    yield person
    person.leave()


@pytest.fixture
def triager(_signed_in_triager: Person) -> Person:
    """The shared product's triager, signed in once for all tests: a code is good for one sign-in,
    and the next is half a minute away. Each test has a page of its own."""
    return _signed_in_triager.on_a_new_page()


@pytest.fixture(scope="package")
def case(shared_product: Product) -> str:
    """The path of a case with one text, for tests that leave it as it is."""
    return case_of(shared_product, "+12025550121", TEXT)
