"""`make bench-browser`: how long a long thread and a search take in a real browser."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

from tests.browser.cases import case_of
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.people import Person
from tests.support.product import Product, running_product

MESSAGES = 200
SUMMARIES = 10_000
PHONE = "+12025550190"
WORDS = "wages overtime locked exit guard boiler floor supervisor leave contract night shift union"
APART = "UPDATE messages SET at = datetime(at, '-' || (1000 - number) || ' minutes') || '.000000'"
"""Texts that come within seconds are shown as one."""
TIMES = """() => new Promise(resolve => {
  const texts = () => [...document.querySelectorAll("li.bubble.worker .text")];
  const open = one => one.textContent.startsWith("message ");
  const seen = one => {
    const at = one.getBoundingClientRect();
    return at.bottom > 0 && at.top < innerHeight;
  };
  const look = () => {
    const shown = texts().filter(seen);
    if (shown.length > 0 && shown.every(open)) resolve(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})"""
SEARCH = """async ([count, words, url]) => {
  const worker = new Worker(url, { type: "module" });
  let id = 0;
  const call = request => new Promise((resolve, reject) => {
    const own = ++id;
    const heard = event => {
      if (event.data.number !== own) return;
      worker.removeEventListener("message", heard);
      resolve(event.data);
    };
    worker.addEventListener("message", heard);
    worker.addEventListener("error", reject);
    worker.postMessage({ number: own, request });
  });
  const numbers = [...Array(count).keys()];
  const said = n => [3, 7, 11, 13, 17, 19].map(step => words[(n * step) % words.length]).join(" ");
  await call({ cases: numbers.map(n => ({ id: `c${n}`, facts: { reference: `C-${n}` } })) });
  const began = performance.now();
  const texts = numbers.map(n => ({ id: `t${n}`, case: `c${n}`, text: `${said(n)} case${n}` }));
  await call({ texts });
  const built = performance.now() - began;
  const took = [];
  for (const query of ["locked exit", "boiler flor", "case777", "wages overtime night", "guar"]) {
    const at = performance.now();
    await call({ query, most: 50 });
    took.push([query, performance.now() - at]);
  }
  return { built, took };
}"""


@click.command()
def browser() -> None:
    """Print them."""
    with _page() as (product, person):
        case = case_of(product, PHONE, *(f"message {number}" for number in range(MESSAGES)))
        with sqlite3.connect(product.data / "firedoor.db", timeout=30) as rows:
            rows.execute(APART)
        _thread(person, product, case)
        _search(person.goto("/search"), product)


@contextmanager
def _page() -> Iterator[tuple[Product, Person]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_product(Path(folder) / "data") as product,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield product, Person(chromium, product, "triager").sign_in()
        chromium.close()


def _thread(person: Person, product: Product, case: str) -> None:
    for kind in ("first time", "again"):
        page = person.goto(case)
        first = page.evaluate(TIMES)
        click.echo(f"thread of {MESSAGES}, {kind}, what is on the screen: {first:.0f} ms")


def _search(page: Page, product: Product) -> None:
    url = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    worker = next(one for one in url if "search.worker" in one)
    found = page.evaluate(SEARCH, [SUMMARIES, WORDS.split(), worker])
    click.echo(f"search over {SUMMARIES}: index built in {found['built']:.0f} ms")
    for query, took in found["took"]:
        click.echo(f"search over {SUMMARIES}, “{query}”: {took:.0f} ms")


if __name__ == "__main__":
    browser()
