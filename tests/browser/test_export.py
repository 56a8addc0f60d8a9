"""A case leaves as a file that this browser made: whole, logged, and opened without Firedoor."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import Person

pytestmark = pytest.mark.browser


def made(page: Page, kind: str, folder: Path) -> Path:
    page.locator(f"input[value={kind}]").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_text("The file is made. Cases in it: 1.")).to_be_visible()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_case_is_kept_as_a_file_of_each_kind(
    chromium: Browser, triager: Person, case: str, tmp_path: Path
) -> None:
    page = triager.goto(case)
    page.get_by_role("link", name="Export the case").click()
    expect(page.get_by_text("The file leaves the seal.")).to_be_visible()
    # Nothing is made before the warning is read.
    page.get_by_role("button", name="Make the file").click()
    expect(page.locator("#said")).to_be_hidden()
    page.get_by_label("I keep the file on an encrypted disk").check()
    served = json.loads(made(page, "json", tmp_path).read_text("utf-8"))
    (found,) = served["cases"]
    texts = [one["text"] for one in found["texts"]]
    assert texts and all(texts)
    table = made(page, "csv", tmp_path).read_text("utf-8-sig")
    assert found["reference"] in table
    alone = chromium.new_page()
    alone.goto(made(page, "html", tmp_path).as_uri())
    for text in texts:
        expect(alone.get_by_text(text, exact=True).first).to_be_visible()
    alone.close()
    triager.goto(case)
    page.get_by_text("History").click()
    expect(page.get_by_text("exported the case to a file").first).to_be_visible()
    assert triager.faults == []
