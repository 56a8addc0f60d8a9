"""A flood on the pages: the thread shows it step by step, the overlap check is served all of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.dashboard.monitor.alert_draft import draft
from app.dashboard.monitor.case.thread import bubbles
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from config.platform.database import transaction
from intake.code_words.code_word import CodeWord
from tests.journeys.intake.test_code_word import SECOND, begin, with_word
from tests.support.desk import Desk, desk_of
from tests.support.house import NOON, House
from vault.encoding import unb64u
from vault.records import open_record

AT_ONCE, SHOWN_FIRST, SHOWN_LAST, SHOWN_MORE = 50, 20, 30, 50
"""A tenth of what the pages use: a flood of a hundred shows what one of a thousand would."""
MANY = 125


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "AT_ONCE", AT_ONCE)
    monkeypatch.setattr(bubbles, "SHOWN_FIRST", SHOWN_FIRST)
    monkeypatch.setattr(bubbles, "SHOWN_LAST", SHOWN_LAST)
    monkeypatch.setattr(bubbles, "SHOWN_MORE", SHOWN_MORE)


@pytest.fixture
def desk(house: House) -> Desk:
    return desk_of(house)


def case_of(house: House) -> str:
    with transaction(house.engine) as session:
        return session.scalars(select(Case.id)).one()


@pytest.mark.usefixtures("small_pages")
def test_every_text_of_a_flood_is_served_for_the_overlap_check(desk: Desk, house: House) -> None:
    for number in range(MANY):
        house.text(f"text {number} and more of it", now=NOON + timedelta(seconds=15 * number))
    case = case_of(house)
    found: dict[str, str] = {}
    served, total = 0, 1
    while served < total:
        step = desk.data(f"/cases/{case}/alert.json?from={served}")
        assert step["served"] > served
        served, total = step["served"], step["total"]
        for one in step["messages"]:
            opened = open_record(
                one["kind"],
                one["id"],
                unb64u(one["body"]),
                unb64u(one["grant"]),
                house.secret,
                house.organisation_id,
                one["epoch"],
            )
            found[one["id"]] = str(opened["text"])
    assert total == MANY
    assert set(found.values()) == {f"text {number} and more of it" for number in range(MANY)}
    with transaction(house.engine) as session:
        drafts = session.scalars(select(AuditEntry).where(AuditEntry.action == "alert.draft"))
        assert len(list(drafts)) == 3

    # The thread shows its beginning and its end, and more of it on request.
    page = desk.page(f"/cases/{case}")
    shown = page.count('class="bubble')
    assert shown == SHOWN_FIRST + SHOWN_LAST
    assert f"/cases/{case}?more=1" in page
    more = desk.page(f"/cases/{case}?more=1")
    assert more.count('class="bubble') == shown + SHOWN_MORE
    assert "thread.json?more=1" in more
    assert "/threads?more=1" in more
    everything = desk.page(f"/cases/{case}?more=2")
    assert everything.count('class="bubble') > MANY
    assert "Show more" not in everything
    assert len(desk.data(f"/cases/{case}/thread.json?more=2")["records"]) == MANY
    desk.page(f"/cases/{case}?more=-1")
    desk.page(f"/cases/{case}?more=x")


def test_the_page_says_that_a_text_waits_for_a_code_word_and_that_one_was_forced(
    desk: Desk, house: House
) -> None:
    with_word(house)
    begin(house, NOON)
    case = case_of(house)
    page = desk.page(f"/cases/{case}")
    assert "held until the worker sends the code word" in page
    assert "This message is held until the worker sends the code word" in page
    assert "duress" not in page
    house.text(SECOND)
    page = desk.page(f"/cases/{case}")
    assert "The worker sent the duress word at" in page
    assert "Do not write: someone else may have the phone" in page
    assert "the worker sent the duress word" in page
    assert "A worker sent the duress word" in desk.page("/cases")
    assert "Unread:" in desk.page("/cases/rows")
    with transaction(house.engine) as session:
        assert session.scalars(select(CodeWord.duress_at)).one() == NOON
