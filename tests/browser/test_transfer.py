"""A case goes to another organisation: in two browsers, and by SMS."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.cases import case_of, database
from tests.browser.people import Person, SmsWorker
from tests.support.product import Product, wait_until
from tests.support.second_monitor import NAME, found_second_monitor

NUMBER = "+12025550187"
TEXT = "they keep our passports in the office"
LATE = "the manager asks who has talked"
AFTER = "thank you, I will wait for you"


def may_be_written_to(product: Product) -> None:
    """At any hour, as a worker can choose: the test waits for no evening."""
    with database(product) as rows:
        rows.execute("UPDATE contacts SET reply_policy = 'any'")
        rows.execute(
            "UPDATE contacts SET last_inbound_at = datetime(last_inbound_at, '-1 hour')"
            " WHERE last_inbound_at IS NOT NULL"
        )


def test_it_is_offered_accepted_and_goes_on_there(chromium: Browser, product: Product) -> None:
    other = found_second_monitor(product)
    worker = SmsWorker(product, NUMBER)
    path = case_of(product, NUMBER, TEXT)
    asha = Person(chromium, product, "coordinator", organisation="Shromik Kotha").sign_in()
    nila = Person(chromium, product, "coordinator", organisation=NAME).sign_in()

    page = asha.goto(path)
    expect(page.get_by_text(TEXT)).to_be_visible()
    may_be_written_to(product)
    page.get_by_text("Give the case to another organisation").click()
    page.get_by_label("Which organisation?").select_option(NAME)
    page.get_by_role("button", name="Ask the workers").click()
    expect(page.get_by_text(f"{NAME}: The workers are asked")).to_be_visible()
    worker.hears(lambda text: "Others may help better" in text)
    worker.text("1")

    ready = page.get_by_text(f"{NAME}: Ready to be offered")
    wait_until(lambda: bool(asha.goto(path) and ready.count()), 60, what="the worker's yes")
    expect(page.get_by_text(TEXT)).to_be_visible()
    page.get_by_label(f"What should {NAME} know?").fill("The office is on the second floor")
    page.get_by_role("button", name="Offer the case").click()
    expect(page.locator("#transfer [data-words]")).to_have_text(other.words)
    page.get_by_role("button", name="The words are the same").click()
    expect(page.get_by_text(f"{NAME} has not decided yet")).to_be_visible()
    worker.text(LATE)

    offers = nila.goto("/now")
    offers.get_by_text("Cases offered by another organisation").click()
    offers.locator("table a").first.click()
    own_words = offers.locator("[data-pin] [data-words]")
    expect(own_words).to_have_text(re.compile(r"(\w+ ){7}\w+"))
    offers.get_by_role("button", name="The words are the same").click()
    expect(offers.get_by_text("The office is on the second floor")).to_be_visible()
    expect(offers.get_by_text("signed this offer")).to_be_visible()
    assert TEXT not in offers.content()
    offers.get_by_role("button", name="Accept the case").click()
    expect(offers.get_by_text("This case came from Shromik Kotha")).to_be_visible()
    expect(offers.get_by_text(TEXT)).to_be_visible()
    taken = offers.url.removeprefix(product.dashboard)

    may_be_written_to(product)
    asha.goto(path)
    expect(page.get_by_text(f"Transferred to {NAME}")).to_be_visible()
    # What came between offer and acceptance goes after it, from the giver's browser.
    wait_until(lambda: not ungranted(product), 30, what="the late text is passed on")
    expect(nila.goto(taken).get_by_text(LATE)).to_be_visible()

    worker.text(AFTER)
    expect(nila.goto(taken).get_by_text(AFTER)).to_be_visible()
    assert TEXT not in asha.goto(path).content()
    reply = nila.page.locator("form[data-reply]")
    nila.goto(taken)
    reply.get_by_role("textbox").fill("We come on Friday")
    reply.get_by_role("button", name="Send").click()
    worker.hears(lambda text: text == "We come on Friday")
    assert (asha.faults, nila.faults) == ([], [])
    asha.leave()
    nila.leave()


def ungranted(product: Product) -> int:
    """Texts of the worker to which only one organisation ever had a key, the giver."""
    with database(product) as rows:
        counted = rows.execute(
            "SELECT count(*) FROM messages m WHERE m.author = 'worker' AND NOT EXISTS ("
            " SELECT 1 FROM grants g JOIN organisations o ON o.id = g.organisation_id"
            " WHERE g.record_id = m.id AND o.name = ?)",
            (NAME,),
        )
        return int(counted.fetchone()[0])
