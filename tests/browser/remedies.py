"""The plan of a remedy, as a member makes it in a browser."""

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser.people import Person

TO_DO = "Take the chain off the exit of floor 3 and keep it open at all hours"


def open_plan(planner: Person, case: str) -> Page:
    """The page of the plan, from that of the case."""
    page = planner.goto(case)
    page.get_by_role("link", name="Work on the plan").click()
    return page


def plan(planner: Person, case: str) -> Page:
    """Names a cause, and one action that is agreed, begun and said to be done."""
    page = open_plan(planner, case)
    page.get_by_role("link", name="Name the root causes.").click()
    page.get_by_label("The main root cause").select_option(label="Equipment or building")
    page.get_by_label("Lead time too short").check()
    page.get_by_role("button", name="Keep the root causes").click()
    expect(page.get_by_text("Equipment or building", exact=True).first).to_be_visible()
    add_action(page)
    done(page, "Agree to it", "It has begun", "They say it is done")
    return page


def add_action(page: Page) -> None:
    form = page.locator("#new-action-form")
    if not form.is_visible():
        page.locator("#new-action > summary").click()
    form.get_by_label("What kind of action").select_option(label="Stop a hazard")
    form.get_by_label("What exactly is to be done").fill(TO_DO)
    form.get_by_label("Due on").fill((date.today() + timedelta(days=7)).isoformat())
    form.get_by_role("button", name="Add the action").click()
    expect(page.locator("article.action").get_by_text(TO_DO)).to_be_visible()


def done(page: Page, *steps: str) -> None:
    """The usual steps of the only action, one after another."""
    for step in steps:
        button = page.locator("article.action").get_by_role("button", name=step, exact=True)
        button.click()
        expect(button).to_have_count(0)
