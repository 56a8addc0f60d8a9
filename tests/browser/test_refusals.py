"""What a browser does when it is lied to, and what it holds when the member has gone.

Somebody who can write to the database changes a roster there; somebody who has taken the server
gives the browser another one. Neither opens a text or sends one.
"""

import base64
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.cases import TEXT, database
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.people import PATIENCE, Person, fresh_code
from tests.support.product import Product, wait_until
from vault.encoding import b64u, canonical, unb64u
from vault.members import from_passphrase, new_member_secret, unlock

pytestmark = pytest.mark.browser

MONITORS = "Shromik Kotha"
CHANGED = re.compile("Someone without permission changed your organisation")
NOT_RIGHT = "Email, passphrase or code is not right. A code works once: wait for the next one."

KNOWN = "if-none-match"
"""Without it the server sends the keys, also where the browser keeps the newest."""

Chain = list[dict[str, Any]]


def swapped(document: dict[str, Any]) -> None:
    """Texts would be opened by somebody else's key."""
    theirs = new_member_secret()
    document["members"][-1]["sealing"] = b64u(theirs.sealing.public())


def added(document: dict[str, Any]) -> None:
    """Somebody whom no coordinator let in."""
    theirs = new_member_secret()
    intruder = {
        "id": "f" * 32,
        "name": "Eve",
        "roles": ["triager"],
        "sealing": b64u(theirs.sealing.public()),
        "signing": b64u(theirs.verification_key()),
    }
    document["members"].append(intruder)


Change = Callable[[dict[str, Any]], None]


@contextmanager
def roster_changed(product: Product, change: Change) -> Iterator[None]:
    """The newest roster of the monitors, written over in the database."""
    key = "organisation_id = (SELECT id FROM organisations WHERE name = ?) AND number = ?"
    with database(product) as rows:
        number, genuine = rows.execute(
            "SELECT number, document FROM roster_versions WHERE organisation_id = "
            "(SELECT id FROM organisations WHERE name = ?) ORDER BY number DESC LIMIT 1",
            (MONITORS,),
        ).fetchone()

    def write(document: bytes) -> None:
        with database(product) as rows:
            rows.execute(
                f"UPDATE roster_versions SET document = ? WHERE {key}", (document, MONITORS, number)
            )

    document = json.loads(genuine)
    change(document)
    write(canonical(document))
    try:
        yield
    finally:
        write(genuine)


def sent(product: Product) -> int:
    """How many texts of members are or were on their way to anybody: what the line says by itself
    has a phrase."""
    with database(product) as rows:
        replies = "SELECT count(*) FROM outbox WHERE kind = 'text' AND phrase IS NULL"
        return int(rows.execute(replies).fetchone()[0])


@pytest.mark.parametrize("change", [swapped, added])
def test_a_roster_changed_in_the_database_stops_everybody(
    chromium: Browser, shared_product: Product, triager: Person, case: str, change: Change
) -> None:
    page = triager.goto(case)
    expect(page.get_by_text(TEXT)).to_be_visible()
    page.get_by_label(re.compile("Write in the worker's language")).fill("We come tomorrow.")
    before = sent(shared_product)
    with roster_changed(shared_product, change):
        page.get_by_role("button", name="Send, signed with your key").click()
        expect(page.locator(".reply [data-said]")).to_have_text(CHANGED)
        # What was typed is not lost.
        expect(page.get_by_label(re.compile("Write in the worker's language"))).to_have_value(
            "We come tomorrow."
        )
        page.reload()
        expect(page.get_by_role("heading")).to_have_text(CHANGED)
        expect(page.get_by_text(TEXT)).to_have_count(0)
        stranger = Person(chromium, shared_product, "investigator")
        stranger.page.goto(f"{shared_product.dashboard}/sign-in")
        stranger.type_sign_in()
        expect(stranger.page.locator("[data-said]")).to_have_text(CHANGED)
        stranger.leave()
        assert sent(shared_product) == before
    page.reload()
    expect(page.get_by_text(TEXT)).to_be_visible()
    triager.faults.clear()


def swapped_by_the_server(chain: Chain) -> Chain:
    return changed_by_the_server(chain, swapped)


def added_by_the_server(chain: Chain) -> Chain:
    return changed_by_the_server(chain, added)


def changed_by_the_server(chain: Chain, change: Change) -> Chain:
    document = json.loads(unb64u(chain[-1]["document"]))
    change(document)
    return [*chain[:-1], {**chain[-1], "document": b64u(canonical(document))}]


def founded_anew(chain: Chain) -> Chain:
    """A whole chain of its own, signed rightly by somebody else."""
    theirs = new_member_secret()
    document = json.loads(unb64u(chain[0]["document"]))
    founder = document["members"][0]
    founder |= {
        "sealing": b64u(theirs.sealing.public()),
        "signing": b64u(theirs.verification_key()),
    }
    whole = canonical(document)
    signature = {"member": founder["id"], "signature": b64u(theirs.sign("roster", whole))}
    return [{"document": b64u(whole), "signatures": [signature]}]


@pytest.mark.parametrize(
    ("lie", "reason"),
    [
        (swapped_by_the_server, "is not signed by a coordinator of the one before it."),
        (added_by_the_server, "is not signed by a coordinator of the one before it."),
        (founded_anew, "The first roster is not the one that was confirmed."),
        (lambda chain: chain[:-1], "This roster is older than one that this browser has seen."),
        (lambda chain: [], "There is no roster."),
    ],
)
def test_a_roster_that_the_server_makes_up_opens_nothing(
    shared_product: Product, triager: Person, case: str, lie: Callable[[Chain], Chain], reason: str
) -> None:
    """The browser checks for itself; here the server is the one who lies."""

    def answer(route: Route) -> None:
        headers = {name: value for name, value in route.request.headers.items() if name != KNOWN}
        genuine = route.fetch(headers=headers)
        keys = genuine.json()
        route.fulfill(response=genuine, json={**keys, "roster": lie(keys["roster"])})

    page = triager.goto(case)
    expect(page.get_by_text(TEXT)).to_be_visible()
    before = sent(shared_product)
    triager.context.route("**/keys.json", answer)
    try:
        page.reload()
        said = page.locator("#said")
        expect(said).to_contain_text("Your keys could not be checked, so nothing is opened:")
        expect(said).to_contain_text(reason)
        expect(page.get_by_text(TEXT)).to_have_count(0)
        area = page.get_by_label(re.compile("Write in the worker's language"))
        area.fill("We come tomorrow.")
        send = page.get_by_role("button", name="Send, signed with your key")
        expect(send).to_be_disabled()
        assert (sent(shared_product), page.url) == (before, shared_product.dashboard + case)
        # Without keys nothing typed can be kept: the page would ask before it leaves.
        area.fill("")
    finally:
        triager.context.unroute("**/keys.json")
    assert triager.faults == []


MARKS = "\u202etxt.exe\u202c \u2066a\u2069 b\u200bc \u200f\u0661\u0662 \ufeffend"


def test_markup_and_marks_in_a_text_are_shown_as_text(
    shared_product: Product, triager: Person
) -> None:
    number, text = "+12025550122", f"<img src=x onerror=alert(1)><script>alert(2)</script> {MARKS}"
    page = triager.page
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    assert shared_product.text(number, text) == 200
    shared_product.wait_phone(number)
    words = triager.goto("/cases").locator(".first-words").last
    words.scroll_into_view_if_needed()
    expect(words).to_contain_text("<img src=x onerror=alert(1)><script>alert(2)</script>")
    assert words.evaluate("element => element.children.length") == 0
    page.get_by_role("link", name="Read it and screen it").last.click()
    shown = page.locator(".bubble.worker .text").first
    expect(shown).to_have_attribute("data-state", "open")
    hidden = "[\u200b\u202c\u202e\u2066\u2069\ufeff]"
    seen = re.sub(hidden, lambda one: f"[U+{ord(one[0]):04X}]", text)
    assert shown.text_content() == seen
    assert shown.evaluate("element => element.children.length") == 0
    # The marks end with the text: what stands beside it keeps its own direction.
    assert shown.evaluate("element => getComputedStyle(element).unicodeBidi") in {
        "isolate",
        "plaintext",
        "isolate-override",
    }
    assert (dialogs, triager.faults) == ([], [])


def test_a_damaged_text_says_so_and_its_alarm_ends_when_a_person_saw_it(
    shared_product: Product, triager: Person
) -> None:
    number = "+12025550123"
    assert shared_product.text(number, "fire in the cutting room, the door is locked") == 200
    shared_product.wait_phone(number)
    with database(shared_product) as rows:
        case_id = rows.execute("SELECT case_id FROM case_reports ORDER BY rowid DESC").fetchone()[0]
        rows.execute(
            "UPDATE messages SET body_sealed = zeroblob(length(body_sealed)) WHERE report_id ="
            " (SELECT report_id FROM case_reports WHERE case_id = ?)",
            (case_id,),
        )
    page = triager.goto(f"/cases/{case_id}")
    shown = page.locator(".bubble.worker .text").first
    expect(shown).to_have_text(
        "This text is damaged: it does not open. Ask the worker to write it again."
    )

    def alarm() -> object:
        with database(shared_product) as rows:
            one = "SELECT next_alarm_at FROM cases WHERE id = ?"
            return rows.execute(one, (case_id,)).fetchone()[0]

    wait_until(lambda: alarm() is None, 30)


def test_every_wrong_sign_in_is_refused_in_the_same_words(
    chromium: Browser, shared_product: Product
) -> None:
    person = Person(chromium, shared_product, "coordinator")
    known = shared_product.member("coordinator")
    code = fresh_code(known["totp_secret"])
    person.page.goto(f"{shared_product.dashboard}/sign-in")
    said = person.page.locator("[data-said]")
    for wrong in (
        {"passphrase": "another passphrase altogether"},
        {"code": "000000"},
        {"email": "nobody@shromikkotha.example"},
    ):
        person.type_sign_in(**{"code": code, **wrong})
        expect(said).to_have_text(NOT_RIGHT)
    person.type_sign_in(code=code)
    person.page.wait_for_url(lambda url: "/sign-in" not in url)
    person.page.get_by_role("button", name="Sign out").click()
    person.page.wait_for_url("**/sign-in")
    person.type_sign_in(code=code)
    expect(said).to_have_text(NOT_RIGHT)
    person.leave()


STORED = """async () => {
  const found = { indexed: [], local: { ...localStorage }, session: { ...sessionStorage } };
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => done(opening.result);
    });
    for (const store of database.objectStoreNames) {
      const asked = database.transaction(store).objectStore(store).getAll();
      await new Promise((done) => { asked.onsuccess = done; });
      for (const value of asked.result) found.indexed.push(btoa(String.fromCharCode(...value)));
    }
    database.close();
  }
  found.caches = await caches.keys();
  return found;
}"""

PUT_BACK = """async (sealed) => {
  const opening = indexedDB.open("firedoor", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("sealed");
  await new Promise((done) => { opening.onsuccess = done; });
  const value = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0));
  const writing = opening.result.transaction("sealed", "readwrite");
  writing.objectStore("sealed").put(value, "member");
  await new Promise((done) => { writing.oncomplete = done; });
  opening.result.close();
}"""


def test_a_browser_keeps_only_what_the_session_opens(
    chromium: Browser, shared_product: Product, case: str, tmp_path: Path
) -> None:
    """With a profile on the disk, as a person's browser has one."""
    context = chromium.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=CHROMIUM, args=list(QUIET)
    )
    context.set_default_timeout(PATIENCE)
    person = Person(chromium, shared_product, "investigator", context)
    person.sign_in()
    page = person.goto(case)
    expect(page.get_by_text(TEXT)).to_be_visible()
    # A reload and a new tab stay unlocked.
    page.reload()
    expect(page.get_by_text(TEXT)).to_be_visible()
    tab = context.new_page()
    tab.goto(shared_product.dashboard + case)
    expect(tab.get_by_text(TEXT)).to_be_visible()

    stored, cookies = page.evaluate(STORED), context.cookies()
    # The member's secret, and the keys that the server gave.
    indexed = [base64.b64decode(one) for one in stored["indexed"]]
    assert [one[0] for one in indexed] == [2, 2]  # wrapped values
    assert set(stored["local"]) == {f"firedoor/roster/{organisation_of(shared_product)}"}
    # htmx notes where it is; it would keep whole pages there if it were let.
    assert set(stored["session"]) <= {"htmx-current-path-for-history"}
    assert stored["caches"] == []
    (cookie,) = cookies
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    secrets = secrets_of(shared_product, "investigator")
    kept = json.dumps([stored, cookies]).encode() + b"".join(indexed)
    assert [name for name, value in secrets.items() if value in kept] == []

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    assert page.evaluate(STORED)["indexed"] == []
    # Somebody who copied all that the browser had brings it back: the session is over.
    context.add_cookies(cookies)
    page.evaluate(PUT_BACK, stored["indexed"][0])
    for one in (page, tab):
        one.goto(shared_product.dashboard + case)
        one.wait_for_url(re.compile("/sign-in"))
        expect(one.get_by_text(TEXT)).to_have_count(0)
    asked = page.request.get(
        f"{shared_product.dashboard}/session/page-key", headers={"Accept": "application/json"}
    )
    assert asked.status == 401
    context.close()
    assert on_disk(tmp_path / "profile", secrets | {"text": TEXT.encode()}) == []


def organisation_of(product: Product) -> str:
    with database(product) as rows:
        found = rows.execute("SELECT id FROM organisations WHERE name = ?", (MONITORS,))
        return str(found.fetchone()[0])


def secrets_of(product: Product, role: str) -> dict[str, bytes]:
    """What must be nowhere in the clear: the passphrase, and the keys in every spelling."""
    known = product.member(role)
    with database(product) as rows:
        member, salt, wrapped = rows.execute(
            "SELECT id, salt, secret_wrapped FROM members WHERE email = ?", (known["email"],)
        ).fetchone()
        sealed = rows.execute(
            "SELECT secret_sealed FROM epoch_grants WHERE member_id = ?", (member,)
        ).fetchone()[0]
    keys = from_passphrase(known["passphrase"], salt)
    own = unlock(keys, wrapped, member)
    bound = f"firedoor/v1/epoch/{organisation_of(product)}:1/{member}".encode()
    raw = {
        "member secret": own.secret,
        "organisation secret": own.sealing.open(sealed, bound),
        "proof": keys.proof,
    }
    found = {"passphrase": known["passphrase"].encode(), "totp": known["totp_secret"].encode()}
    for name, value in raw.items():
        found |= {
            name: value,
            f"{name}, hexadecimal": value.hex().encode(),
            f"{name}, base64url": b64u(value).encode(),
            f"{name}, base64": base64.b64encode(value).rstrip(b"="),
        }
    return found | {
        f"{name}, UTF-16": value.decode().encode("utf-16-le")
        for name, value in found.items()
        if name in {"passphrase", "totp"}
    }


def on_disk(profile: Path, secrets: dict[str, bytes]) -> list[tuple[str, str]]:
    found = []
    for path in profile.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [(name, path.name) for name, value in secrets.items() if value in content]
    return found
