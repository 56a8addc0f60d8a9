"""/practice as one person plays it: a basic phone and a Telegram chat side by side, and mail."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.sms_segments import measure
from tests.browser.people import PATIENCE, shown_code, watched
from tests.support.product import ROOT, Product

pytestmark = pytest.mark.browser

CATALOGS = Catalogs.load(ROOT / "translations")
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
REPORT = "Fire door on floor 3 is locked"
REPLY = "We read it. Is it still locked?"


def beginning(phrase: Phrase, language: str) -> re.Pattern[str]:
    text = CATALOGS.render(phrase, language, {"code": ""}).partition(":")[0][:30]
    return re.compile(re.escape(text))


def test_a_report_and_its_answer_are_played_on_one_page(
    chromium: Browser, shared_product: Product
) -> None:
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(PATIENCE)
    faults = watched(context)
    page = context.new_page()
    page.goto(f"{shared_product.dashboard}/practice")
    phone, chat = page.locator("#phone"), page.locator("#chat")
    boxes = [device.bounding_box() for device in (phone, chat)]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 2

    report_by_sms(page)
    report_by_telegram(page)
    read_the_alarm(page)
    answer_as_a_monitor(page, shared_product)
    expect(phone.get_by_text(REPLY)).to_be_visible()
    assert faults == []
    context.close()


def report_by_sms(page: Page) -> None:
    """Types a sample and the phone's own keys; each text shows what it costs."""
    phone = page.locator("#phone")
    phone.get_by_role("button", name=REPORT).click()
    phone.get_by_role("button", name="Send", exact=True).click()
    texts = phone.locator("#phone-messages > li")
    receipt = texts.filter(has_text=CODE)
    expect(receipt).to_have_count(1)
    written = receipt.locator(".body").text_content() or ""
    cost = measure(written)
    facts = receipt.locator(".facts")
    expect(facts).to_contain_text(f"Segments: {cost.parts} · {cost.encoding}")
    expect(texts.filter(has_text=beginning(Phrase.ASK_DANGER, "en"))).to_have_count(1)
    # In danger, at this factory, reachable at any hour, and the buyers may know.
    for keys, next_question in (
        ("2", Phrase.ASK_PLACE),
        ("4417", Phrase.ASK_CONTACT),
        ("1", Phrase.ASK_CONSENT),
        ("1", Phrase.THANKS),
    ):
        for key in keys:
            phone.get_by_role("button", name=key, exact=True).click()
        phone.get_by_role("button", name="Send", exact=True).click()
        expect(texts.filter(has_text=beginning(next_question, "en"))).to_have_count(1)


def report_by_telegram(page: Page) -> None:
    """The same talk by buttons; in the language of the app."""
    chat = page.locator("#chat")
    chat.get_by_label("Language of the app").select_option("es")
    chat.get_by_role("button", name="Start", exact=True).click()
    messages = chat.locator("#chat-messages > li")
    expect(messages.locator(".body").last).not_to_be_empty()
    chat.get_by_label("Message to the bot").fill("La puerta de incendio está cerrada con llave")
    chat.get_by_role("button", name="Send", exact=True).click()
    expect(messages.filter(has_text=CODE)).to_have_count(1)
    asked = messages.filter(has_text=beginning(Phrase.ASK_DANGER, "es"))
    asked.locator(".choices button").first.click()
    place = messages.filter(has_text=beginning(Phrase.ASK_PLACE, "es"))
    expect(place).to_have_count(1)


def read_the_alarm(page: Page) -> None:
    """Danger to life reached the member on call, in the mailbox, without a word of the report."""
    mail = page.locator("#mail")
    mail.get_by_label("Mailbox of").select_option("bela@shromikkotha.example")
    mail.locator("#mail-list button").first.click()
    opened = page.locator("#mail-open")
    expect(opened).to_be_visible()
    expect(opened.locator("#mail-recipient")).to_have_text("bela@shromikkotha.example")
    expect(opened.get_by_role("link").first).to_be_visible()
    assert REPORT not in opened.inner_text()


def answer_as_a_monitor(page: Page, product: Product) -> None:
    """Signs in with what the page shows, in another tab."""
    known = product.member("triager")
    row = page.locator(".members tr", has_text=known["email"])
    code = shown_code(row.locator("[data-code]"), known["totp_secret"])
    email, passphrase, _ = row.locator(".code").all_inner_texts()
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Open the dashboard").click()
    desk = opening.value
    desk.get_by_label("Email").fill(email)
    desk.get_by_label("Passphrase").fill(passphrase)
    desk.get_by_label("Code from your app").fill(code)
    desk.get_by_role("button", name="Sign in").click()
    desk.wait_for_url(lambda url: "/sign-in" not in url, timeout=PATIENCE)
    desk.get_by_role("link", name=re.compile("^Cases")).first.click()
    # Other tests report danger in English too; only this one names the place.
    newest = desk.get_by_role("row").filter(has_text="Meghna").filter(has_text="English")
    newest.get_by_role("link", name="Read it and screen it").click()
    expect(desk.get_by_text(REPORT)).to_be_visible()
    desk.get_by_label(re.compile("Write in the worker's language")).fill(REPLY)
    desk.get_by_role("button", name="Send, signed with your key").click()
    page.bring_to_front()
