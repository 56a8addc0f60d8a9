"""What members write beside a case: glosses, evidence and figures, templates of replies."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.browser.cases import case_of, database
from tests.browser.people import Person
from tests.support.product import Product

pytestmark = pytest.mark.browser

TOLD = "rat 10 tar por gate bondho thake"
SAID = "After ten at night the gate is kept shut"
MADE = "The gate at night is closed after 10"


class Model(BaseHTTPRequestHandler):
    """LibreTranslate, as far as it is asked: POST /translate, open to every origin."""

    asked: list[dict[str, str]]

    def do_OPTIONS(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append({"path": self.path, "cookie": self.headers.get("Cookie", "")})
        self.asked[-1].update(json.loads(body))
        self._answer(json.dumps({"translatedText": MADE}).encode())

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "Content-Type")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def model() -> Iterator[ThreadingHTTPServer]:
    Model.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Model) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_gloss_of_a_translator_and_one_of_a_model_stand_beside_the_original(
    triager: Person, shared_product: Product, model: ThreadingHTTPServer
) -> None:
    address = f"http://127.0.0.1:{model.server_port}"
    with database(shared_product) as rows:
        rows.execute(
            "INSERT OR REPLACE INTO translation_models"
            " SELECT organisation_id, ?, id, created_at FROM members WHERE name = 'Bela'",
            (address,),
        )
    case = case_of(shared_product, "+12025550195", TOLD)
    page = triager.goto(case)
    page.get_by_text("Name a translator").click()
    me = page.get_by_label("Who translates in this case?")
    me.select_option(label="Bela")
    page.get_by_role("button", name="Name the translator").click()
    expect(page.get_by_text("Translator Bela")).to_be_visible()
    page.locator("li.bubble.worker").get_by_role("link", name="Gloss").click()
    expect(page.locator("#original")).to_have_text(TOLD)
    page.get_by_role("button", name="Translate it there").click()
    made = page.get_by_label("What the model made of it")
    expect(made).to_have_value(MADE)
    page.get_by_role("button", name="Keep the model's gloss").click()
    kept = page.locator(".gloss", has_text="Gloss by a translation model")
    expect(kept).to_contain_text(MADE)
    (asked,) = Model.asked
    assert (asked["path"], asked["q"], asked["target"], asked["cookie"]) == (
        "/translate",
        TOLD,
        "en",
        "",
    )
    page.get_by_role("button", name="Ask for the gloss").click()
    expect(page.get_by_text("was asked by")).to_be_visible()
    page = triager.goto("/now")
    page.get_by_role("link", name="Glosses that I am asked for").click()
    page.get_by_label("What the message says, in English").fill(SAID)
    page.get_by_role("button", name="Keep the gloss", exact=True).click()
    expect(page.locator(".gloss", has_text=SAID)).to_be_visible()
    page.get_by_role("link", name="Back to the case").click()
    bubble = page.locator("li.bubble.worker")
    expect(bubble.get_by_text(TOLD)).to_be_visible()
    expect(bubble.locator(".gloss", has_text=MADE)).to_be_visible()
    expect(bubble.locator(".gloss", has_text="Gloss by Bela")).to_contain_text(SAID)
    assert triager.faults == []


def test_evidence_and_figures_are_sealed_and_shown_again(
    triager: Person, shared_product: Product
) -> None:
    case = case_of(shared_product, "+12025550196", TOLD)
    page = triager.goto(f"{case}/evidence")
    page.get_by_text("Take in evidence").first.click()
    form = page.locator("form[data-sealed=item]")
    form.locator("[name=kind]").select_option(index=1)
    form.locator("[name=source]").select_option(index=1)
    form.locator("[name=received]").fill(form.locator("[name=received]").get_attribute("max") or "")
    form.locator("[name=text]").fill("A picture of the chain")
    form.locator("[name=supports]").fill("The gate is chained at night")
    form.locator("[name=place]").fill("In the safe of the office")
    form.get_by_role("button", name="Take it in").click()
    item = page.locator("article.item")
    for text in ("A picture of the chain", "The gate is chained at night", "In the safe"):
        expect(item.get_by_text(text)).to_be_visible()
    page.get_by_text("Record a figure").click()
    figure = page.locator("form[data-sealed=fact]")
    figure.locator("[name=kind]").select_option(value="hours_week")
    figure.locator("[name=value]").fill("৭৪")
    figure.locator("[name=text]").fill("Three workers say so")
    figure.get_by_role("button", name="Record it").click()
    expect(page.locator("table.figures")).to_contain_text("74")
    with database(shared_product) as rows:
        (sealed,) = rows.execute("SELECT body_sealed FROM evidence_items").fetchone()
    assert b"chain" not in sealed


def test_a_template_of_the_organisation_begins_a_reply(
    triager: Person, shared_product: Product
) -> None:
    case = case_of(shared_product, "+12025550197", "the toilets are locked")
    page = triager.goto("/reply-templates")
    page.locator("#language").select_option(value="en")
    page.get_by_label("The template").fill("Thank you. We read it today.")
    page.get_by_role("button", name="Keep", exact=False).click()
    expect(page.locator(".found .text", has_text="We read it today.")).to_be_visible()
    page = triager.goto(case)
    page.get_by_text("Alt and a digit").click()
    expect(page.get_by_text("We read it today.")).to_be_visible()
    area = page.get_by_label("Write in the worker's language")
    area.focus()
    page.keyboard.press("Alt+1")
    expect(area).to_have_value("Thank you. We read it today.")
    page = triager.goto("/reply-templates")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
