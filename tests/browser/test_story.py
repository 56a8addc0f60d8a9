"""The whole line, as its people live it: a text, a case, a finding, a release, a buyer's mail.

Played in Bangla by SMS in a real Chromium, against the real product over PostgreSQL, with its real
queue and carriers' client libraries. By Telegram, and over SQLite, test_pages.py plays it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.catalogs import Catalogs
from tests.browser.people import Person, SmsWorker, TelegramWorker
from tests.browser.remedies import plan
from tests.support.postgres import Cluster
from tests.support.product import ROOT, Product, running_product, wait_until

pytestmark = pytest.mark.browser

LOCKED = "তৃতীয় তলার আগুনের দরজা তালাবদ্ধ, আমরা বের হতে পারি না"
ASKED = "দরজাটা কি এখনও বন্ধ?"
STILL = "হ্যাঁ, আজ সকালেও তালা ছিল"
SUMMARY = "We saw the exit chained shut and spoke with people away from their work."
STATEMENT = "An emergency exit of the production building was chained shut when we visited."
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
CATALOGS = Catalogs.load(ROOT / "translations")
BUYERS = (("greta@stadtmusterhausen.example", "de"), ("hugo@ciudadejemplo.example", "es"))

Worker = SmsWorker | TelegramWorker


@dataclass
class Colleagues:
    """Everybody with a browser."""

    triager: Person
    investigator: Person
    coordinator: Person
    releaser: Person
    buyer: Person

    @property
    def faults(self) -> list[str]:
        return [fault for one in self.all for fault in one.faults]

    @property
    def all(self) -> tuple[Person, ...]:
        return (self.triager, self.investigator, self.coordinator, self.releaser, self.buyer)


def test_a_locked_door_reaches_the_buyers_and_nobody_learns_who_spoke(
    chromium: Browser, postgres: Cluster, tmp_path: Path
) -> None:
    with running_product(tmp_path / "data", DATABASE_URL=postgres.empty()) as product:
        people = Colleagues(
            *(
                Person(chromium, product, role)
                for role in ("triager", "investigator", "coordinator", "releaser", "buyer")
            )
        )
        play_the_story(product, people, SmsWorker(product, "+12025550143"))
        for one in people.all:
            one.leave()


def play_the_story(product: Product, colleagues: Colleagues, worker: Worker) -> None:
    """From the first text to the buyer's acknowledgement, and the worker hears of each step."""
    already = len(mails(product))
    report(worker)
    on_call = mail_to(product, "bela@shromikkotha.example", already)
    assert_says_nothing(on_call)
    case = triage(colleagues.triager, worker)
    investigate(colleagues.investigator, worker, case)
    reference = draft(colleagues.investigator, case)
    release(colleagues.releaser, reference)
    worker.hears(says(Phrase.NEWS_BUYERS_TOLD))
    links = [buyers_mail(product, address, language, already) for address, language in BUYERS]
    acknowledge(colleagues.buyer, links[0], worker)
    remedy(colleagues.coordinator, colleagues.investigator, case, worker)
    page = colleagues.investigator.goto(case)
    expect(page.get_by_text("Stadt Musterhausen").first).to_be_visible()
    expect(page.get_by_text(re.compile("acknowledged", re.I)).first).to_be_visible()
    assert colleagues.faults == []


def says(phrase: Phrase) -> Callable[[str], bool]:
    """Fits the phrase in Bangla, whatever its code."""
    expected = CATALOGS.render(phrase, "bn", {"code": ""}).partition(":")[0][:40]
    return lambda text: text.startswith(expected)


def report(worker: Worker) -> None:
    worker.text(LOCKED)
    assert CODE.search(worker.hears(says(Phrase.RECEIPT)))
    worker.hears(says(Phrase.ASK_DANGER))
    for answer, next_question in (
        ("২", Phrase.ASK_PLACE),
        ("4417", Phrase.ASK_CONTACT),
        ("1", Phrase.ASK_CONSENT),
        ("1", Phrase.THANKS),
    ):
        worker.text(answer)
        worker.hears(says(next_question))


def triage(triager: Person, worker: Worker) -> str:
    """Opens the case, confirms its facts, writes to the worker; gives the case's path."""
    page = triager.sign_in().goto("/cases")
    newest = page.get_by_role("row").filter(has_text="Danger to life")
    newest.get_by_role("link", name="Read it and screen it").click()
    expect(page.get_by_text(LOCKED)).to_be_visible()
    # Read is what was on the screen.
    for bubble in page.locator("li.bubble[data-unread]").all():
        bubble.locator(".meta").scroll_into_view_if_needed()
    worker.hears(says(Phrase.NEWS_READ))
    page.get_by_role("button", name="The proposed kind is right").click()
    expect(page.get_by_role("button", name="The proposed kind is right")).to_have_count(0)
    triager.choose("Risk of reprisal", "Some")
    triager.next_step("Mark as screened")
    triager.next_step("Take it on as a case")
    page.get_by_label(re.compile("Write in the worker's language")).fill(ASKED)
    page.get_by_role("button", name="Send, signed with your key").click()
    worker.hears(lambda text: text == ASKED)
    worker.text(STILL)
    expect(page.get_by_text(STILL)).to_be_visible()
    return "/" + page.url.split("/", 3)[3].split("#")[0]


def investigate(investigator: Person, worker: Worker, case: str) -> None:
    investigator.sign_in()
    page = investigator.goto(case)
    # Records open as the thread scrolls.
    page.get_by_label(re.compile("Write in the worker's language")).scroll_into_view_if_needed()
    expect(page.get_by_text(STILL)).to_be_visible()
    investigator.next_step("Begin to investigate")
    worker.hears(says(Phrase.NEWS_LOOKING))
    if page.locator("details#finding-form:not([open])").count():
        page.locator("#finding-form > summary").click()
    page.get_by_label("Result").select_option(label="Substantiated")
    page.get_by_role("combobox", name="Evidence", exact=True).select_option(value="E3")
    page.get_by_label(re.compile("Workers affected")).fill("120")
    page.get_by_label("Summary").fill(SUMMARY)
    page.get_by_role("button", name="Record the finding").click()
    expect(page.get_by_text(SUMMARY)).to_be_visible()
    worker.hears(says(Phrase.NEWS_FINDING))


def draft(investigator: Person, case: str) -> str:
    """Drafts and proposes; gives the alert's reference."""
    page = investigator.goto(f"{case}/alert")
    page.get_by_label("In English", exact=True).fill(STATEMENT)
    show = page.get_by_role("button", name="Show what will be sent")
    expect(show).to_be_enabled()
    show.click()
    sign = page.get_by_role("button", name="Sign and propose")
    expect(sign).to_be_visible()
    assert_names_no_worker(page)
    reference = page.locator("[data-reference]").first.inner_text()
    sign.click()
    page.wait_for_url(lambda url: not url.endswith("/alert"))
    return reference


def release(releaser: Person, reference: str) -> None:
    page = releaser.sign_in().goto("/releases")
    page.get_by_role("link", name=re.compile(reference)).click()
    known = page.get_by_role("button", name="The words are the same")
    ready = page.get_by_role("button", name="Release to these recipients")
    expect(known.or_(ready).first).to_be_visible()
    if known.is_visible():
        known.click()
    expect(ready).to_be_visible()
    expect(page.get_by_text(STATEMENT).first).to_be_visible()
    ready.click()
    expect(ready).to_have_count(0)


def acknowledge(buyer: Person, link: str, worker: Worker) -> None:
    page = buyer.page
    page.goto(link)
    buyer.fill_sign_in()
    expect(page.get_by_text(STATEMENT)).to_be_visible()
    assert_names_no_worker(page)
    page.emulate_media(media="print")
    expect(page.locator(".letter .notice")).to_be_visible()
    page.emulate_media(media="screen")
    page.locator("form[action$=acknowledge] button").click()
    expect(page.locator("form[action$=acknowledge]")).to_have_count(0)
    worker.hears(says(Phrase.NEWS_BUYER_SEEN))


def remedy(planner: Person, verifier: Person, case: str, worker: Worker) -> None:
    """One plans, another asks the workers, and it is the worker's answer that confirms."""
    planner.sign_in().goto(case)
    planner.next_step("Plan a remedy")
    plan(planner, case).get_by_role("link", name="Go to the case").click()
    expect(planner.page.get_by_text("You planned this remedy.")).to_be_visible()
    page = verifier.goto(case)
    verifier.next_step("Verify the remedy")
    expect(page.get_by_text(Phrase.ASK_HAPPENED.value)).to_be_visible()
    verifier.next_step("Ask the workers")
    worker.hears(says(Phrase.ASK_HAPPENED))
    expect(page.get_by_role("button", name="Workers confirm the remedy")).to_have_count(0)
    worker.text("১")
    worker.hears(says(Phrase.THANKS))
    # The clerk closes the poll, and the open page gets the step that follows.
    expect(page.get_by_text("Workers say that it happened.")).to_be_visible()
    verifier.next_step("Workers confirm the remedy")
    expect(page.get_by_text("Remedied, confirmed by workers")).to_be_visible()


def mails(product: Product) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = product.http.get(f"{product.practice}/mailbox").json()
    return found


def mail_to(product: Product, address: str, already: int, like: str = "") -> dict[str, Any]:
    def came() -> dict[str, Any] | None:
        new = [one for one in mails(product)[already:] if address in str(one["to"])]
        return next((one for one in new if like in one["subject"]), None)

    return wait_until(came, 30, what=f"a mail to {address}")


def buyers_mail(product: Product, address: str, language: str, already: int) -> str:
    """The mail that a buyer gets: neutral, in its language, with a link; gives the link."""
    mail = mail_to(product, address, already)
    assert_says_nothing(mail)
    assert re.search(r"[A-Z]-[A-Z]{6,12}", mail["subject"])
    assert f'lang="{language}"' in mail["html"]
    links = re.findall(rf"{re.escape(product.dashboard)}\S+", mail["text"])
    assert len(links) == 1
    return str(links[0])


def assert_says_nothing(mail: dict[str, Any]) -> None:
    """No word of the worker, the factory, the kind or the finding."""
    whole = str(mail)
    told = (LOCKED, STILL, "Meghna", "Gazipur", "fire door", "building", STATEMENT, "+1202")
    assert [word for word in told if word in whole] == []
    # The factory's code is four digits, which an identifier or a port may hold by chance.
    assert not re.search(r"(?<![0-9a-f])4417(?![0-9a-f])", whole)


def assert_names_no_worker(page: Page) -> None:
    shown = page.locator("main").inner_text()
    told = (LOCKED, STILL, "+1202", "770001", "Asha", "Bela", "SMS", "Telegram", "বাংলা")
    assert [word for word in told if word in shown] == []
