"""Every page of every role, after a story has filled them: no error, no stranger asked, nothing
wider than a phone, and nothing serious that axe-core finds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.people import Person, TelegramWorker
from tests.browser.test_story import acknowledge, buyers_mail, draft, investigate, report, triage
from tests.browser.test_story import release as release_alert
from tests.support.product import Product

pytestmark = pytest.mark.browser

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}
GRAVE = {"serious", "critical"}
# What a page does well is not gathered.
VIOLATIONS = {"resultTypes": ["violations"]}
IDENTIFIER = re.compile(r"[0-9a-f]{32}|(?<=/)[A-Z]-[A-Z]+")
# What a role must be able to reach by links from where it begins; an id is written *.
REACHED = {
    "triager": {"/cases", "/cases/ended", "/cases/*", "/search", "/people", "/practice"},
    "investigator": {"/cases", "/cases/*", "/cases/*/alert", "/people"},
    "coordinator": {"/cases", "/cases/*/remedy", "/people"},
    "releaser": {"/releases", "/releases/*", "/people"},
    "buyer": {"/asked", "/alerts", "/alerts/*", "/people"},
    "head office's coordinator": {"/people"},
}
NO_INVITATION = "0" * 32
OPEN_TO_STRANGERS = (
    *("/sign-in", "/practice"),
    *(f"/{page}/{NO_INVITATION}" for page in ("found", "join", "recover")),
)


@dataclass
class Played:
    """Who played, each still signed in, and pages that links do not lead to again."""

    people: dict[str, Person]
    extra: dict[str, list[str]]


def test_every_page_of_every_role(chromium: Browser, product: Product) -> None:
    played = play(chromium, product)
    found: list[str] = []
    known: set[str] = set()
    for role, person in played.people.items():
        seen = walk(person, product, played.extra.get(role, []), found, known)
        assert REACHED[role] <= seen, role
        known |= seen
        found += person.faults
        person.leave()
    assert found == [], "\n".join(found)


def test_pages_that_are_open_to_strangers(chromium: Browser, product: Product) -> None:
    stranger = Person(chromium, product, "triager")
    found: list[str] = []
    for path in OPEN_TO_STRANGERS:
        look_at(stranger.goto(path), path, found)
    # An invitation that is none is a 404 to its page's script, which the browser writes down.
    asked = re.compile("/(found|join|recover)/0")
    found += [fault for fault in stranger.faults if not asked.search(fault)]
    stranger.goto("/nothing-here")
    look_at(stranger.page, "/nothing-here", found)
    stranger.leave()
    assert found == [], "\n".join(found)


def test_a_poster_is_downloaded_from_its_page(chromium: Browser, product: Product) -> None:
    person = Person(chromium, product, "triager").sign_in()
    page = person.goto("/outreach/posters")
    with page.expect_download() as download:
        page.get_by_role("button", name="Poster (A4)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    assert re.fullmatch(r"poster-\d{4}\.pdf", download.value.suggested_filename)
    assert person.faults == []
    person.leave()


def play(chromium: Browser, product: Product) -> Played:
    """The story up to the buyer's acknowledgement."""
    people = {
        role: Person(chromium, product, role)
        for role in ("triager", "investigator", "coordinator", "releaser", "buyer")
    }
    worker = TelegramWorker(product, 770_009)
    report(worker)
    case = triage(people["triager"], worker)
    investigate(people["investigator"], worker, case)
    drafting = f"{case}/alert"
    look: list[str] = []
    look_at(people["investigator"].goto(drafting), drafting, look)
    reference = draft(people["investigator"], case)
    people["releaser"].sign_in().goto("/releases")
    release_alert(people["releaser"], reference)
    link = buyers_mail(product, "greta@stadtmusterhausen.example", "de", 0)
    acknowledge(people["buyer"], link, worker)
    people["coordinator"].sign_in().goto(case)
    people["coordinator"].next_step("Plan a remedy")
    office = Person(chromium, product, "coordinator", organisation="Fair Purchase Network")
    people["head office's coordinator"] = office.sign_in()
    assert look == []
    return Played(people, {"investigator": [drafting], "coordinator": [f"{case}/remedy"]})


def walk(
    person: Person, product: Product, extra: list[str], found: list[str], known: set[str]
) -> set[str]:
    """Looks at one page of each kind that links lead to; gives their kinds.

    What another role has shown (`known`) is looked at on a phone only, where less fits.
    """
    waiting, seen = ["/", *extra], set()
    while waiting:
        path = waiting.pop(0)
        if kind_of(path) in seen:
            continue
        page = person.goto(path)
        # A link may lead on to another page, which is known then.
        kind = kind_of(page.url.removeprefix(product.dashboard))
        if kind in seen:
            seen.add(kind_of(path))
            continue
        seen.add(kind)
        look_at(page, path, found, (PHONE,) if kind in known else (DESK, PHONE))
        links = page.locator("a[href^='/']:not([download])").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        waiting += [link for link in links if kind_of(link) not in seen]
    return seen


def kind_of(path: str) -> str:
    return IDENTIFIER.sub("*", re.split(r"[?#]", path)[0])


def look_at(
    page: Page, path: str, found: list[str], sizes: Sequence[ViewportSize] = (DESK, PHONE)
) -> None:
    """Adds what is wrong with the page at these sizes of its window."""
    expect(page.locator("main")).to_be_visible()
    texts = page.locator("[data-record]")
    if texts.count():
        expect(texts.first).to_have_attribute("data-state", "open")
    for size in sizes:
        name = f"screen of {size['width']} px"
        page.set_viewport_size(size)
        over = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if over > 0:
            found.append(f"{path}: {over} pixels too wide on a {name}")
        for one in Axe().run(page, options=VIOLATIONS).response["violations"]:
            if one["impact"] in GRAVE:
                where = [node["html"][:120] for node in one["nodes"][:3]]
                found.append(f"{path} on a {name}: {one['id']}: {where}")
    page.set_viewport_size(DESK)
