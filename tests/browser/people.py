"""Those who play the story: each in an own browser, with an own second factor."""

import re
import time
from collections.abc import Callable
from typing import Any

import pyotp
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.support.product import Product, wait_until

PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


# The step of the last code of each authenticator: a code is used once.
LAST_STEPS: dict[str, int] = {}


def fresh_code(secret: str) -> str:
    """The present code; the next one, which is good already, where the present one was used."""
    step = max(int(time.time()) // 30, LAST_STEPS.get(secret, 0) + 1)
    LAST_STEPS[secret] = step
    time.sleep(max(0, (step - 1) * 30 - time.time()))
    return pyotp.TOTP(secret).generate_otp(step)


def shown_code(place: Locator, secret: str) -> str:
    """The code that a page shows for an authenticator, once it is one that nobody has used."""
    totp, last = pyotp.TOTP(secret), LAST_STEPS.get(secret, 0)
    used = [totp.generate_otp(step) for step in (last - 1, last)] if last else []
    expect(place).not_to_have_text(re.compile("|".join(used) or "^$"), timeout=2 * PATIENCE)
    code = place.inner_text()
    around = int(time.time()) // 30
    LAST_STEPS[secret] = max(
        step for step in (around - 1, around, around + 1) if totp.generate_otp(step) == code
    )
    return code


def watched(context: BrowserContext) -> list[str]:
    """What goes wrong on any page of this browser from now on: errors, requests to strangers."""
    faults: list[str] = []

    def heard(message: Any) -> None:
        if message.type == "error":
            faults.append(f"{message.text} {message.location.get('url')}")

    def asked(request: Any) -> None:
        own = ("http://localhost:", "http://127.0.0.1:", "blob:", "data:")
        if not request.url.startswith(own):
            faults.append(f"a request left for {request.url}")

    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", heard)
    context.on("request", asked)
    return faults


class Person:
    """A member at a browser. Errors of its pages, and requests to strangers, fail the story."""

    def __init__(
        self,
        browser: Browser,
        product: Product,
        role: str,
        context: BrowserContext | None = None,
        organisation: str | None = None,
    ) -> None:
        self._who = product.member(role, organisation)
        self._product = product
        self.context: BrowserContext = context or browser.new_context()
        self.context.set_default_timeout(PATIENCE)
        self.faults: list[str] = watched(self.context)
        self.page: Page = self.context.new_page()

    def sign_in(self) -> "Person":
        """By passphrase and code, as anyone."""
        self.page.goto(f"{self._product.dashboard}/sign-in")
        self.fill_sign_in()
        return self

    def fill_sign_in(self) -> None:
        """On whatever page asks for it."""
        self.type_sign_in()
        self.page.wait_for_url(lambda url: "/sign-in" not in url, timeout=PATIENCE)

    def type_sign_in(self, email: str = "", passphrase: str = "", code: str = "") -> None:
        """Types the member's own values, but for those that are given, and presses the button."""
        button = self.page.get_by_role("button", name="Sign in")
        expect(button).to_be_enabled()
        self.page.get_by_label("Email").fill(email or self._who["email"])
        self.page.get_by_label("Passphrase").fill(passphrase or self._who["passphrase"])
        code = code or fresh_code(self._who["totp_secret"])
        self.page.get_by_label("Code from your app").fill(code)
        button.click()

    def goto(self, path: str) -> Page:
        """One of the dashboard's pages."""
        self.page.goto(self._product.dashboard + path)
        return self.page

    def on_a_new_page(self) -> "Person":
        """Leaves the page, and what was wrong on it, behind."""
        self.page.close()
        self.page = self.context.new_page()
        self.faults.clear()
        return self

    def next_step(self, name: str) -> None:
        """Presses the largest button of a case and waits until the case has moved on."""
        button = self.page.get_by_role("button", name=name, exact=True)
        button.click()
        expect(button).to_have_count(0)

    def choose(self, label: str, option: str | re.Pattern[str]) -> None:
        """A fact of a case: the select sends itself; waits until the answer took its place."""
        field = self.page.get_by_label(label, exact=True)
        value = field.locator("option", has_text=option).first.get_attribute("value") or ""
        field.evaluate("element => { element.dataset.before = '' }")
        field.select_option(value)
        expect(self.page.locator("[data-before]")).to_have_count(0)

    def leave(self) -> None:
        """Closes the browser."""
        self.context.close()


class SmsWorker:
    """A worker with the most basic phone."""

    channel = "sms"

    def __init__(self, product: Product, number: str) -> None:
        self._product = product
        self._number = number
        self._read = 0

    def text(self, text: str) -> None:
        """Sends a text; the webhook has it when this returns."""
        assert self._product.text(self._number, text) == 200

    def hears(self, fits: Callable[[str], bool]) -> str:
        """Waits for a text that fits."""
        return _hears(lambda: self._product.phone(self._number), self, fits)


class TelegramWorker:
    """A worker with Telegram: the same talk."""

    channel = "telegram"

    def __init__(self, product: Product, chat: int) -> None:
        self._product = product
        self._chat = chat
        self._read = 0

    def text(self, text: str) -> None:
        """Writes to the bot."""
        self._product.chat(self._chat, text, "bn")

    def hears(self, fits: Callable[[str], bool]) -> str:
        """Waits for a message that fits."""
        return _hears(lambda: self._product.screen(self._chat), self, fits)


def _hears(
    screen: Callable[[], list[dict[str, Any]]], worker: Any, fits: Callable[[str], bool]
) -> str:
    def found() -> str | None:
        arrived = [one for one in screen() if one["direction"] == "in" and one["n"] > worker._read]
        for one in arrived:
            if fits(one.get("text", "")):
                worker._read = one["n"]
                return str(one["text"])
        return None

    return wait_until(found, 30, what="a text to the worker")
