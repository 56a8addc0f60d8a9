"""Who must not open a case gets nothing of it by any route; who follows it is told."""

import re

import pytest
from sqlalchemy import select
from werkzeug.routing import Rule

from case_management.cases.actions.recuse import recuse
from case_management.cases.case_access import Recusal, watchers_of
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from intake.outbox.outbox import Outbound
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import BROWSER, URL, Desk
from tests.support.house import NOON, House
from tests.support.work import work_of

OTHER_WORKER = "+12025550145"


def close_to(house: House, case: str) -> None:
    """The member at the desk may not open it any more."""
    with transaction(house.engine) as session:
        session.add(
            Recusal(
                case_id=case,
                member_id=house.member_id,
                reason="kin",
                recused_by=house.member_id,
                recused_at=NOON,
            )
        )


@pytest.fixture
def closed(desk: Desk, house: House) -> str:
    """A case with a note, which was recused after it was read."""
    house.text(WAGES)
    case = case_id(house)
    desk.data(f"/cases/{case}/thread.json")
    assert desk.post(f"/cases/{case}/notes", desk.sealed("note", {"text": "x"})).status_code == 201
    close_to(house, case)
    return case


def rules_about_a_case(desk: Desk) -> list[Rule]:
    rules = desk.client.application.url_map.iter_rules()
    return [rule for rule in rules if "case_id" in rule.arguments]


def test_no_route_of_a_case_gives_or_takes_anything(desk: Desk, closed: str) -> None:
    asked = 0
    token = desk._token()
    for rule in rules_about_a_case(desk):
        path = re.sub(r"<any\((\w+)[^>]*>", r"\1", str(rule)).replace("<case_id>", closed)
        path = re.sub(r"<[^>]*>", new_id(), path)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            answer = desk.client.open(
                path, method=method, base_url=URL, headers={**BROWSER, "X-CSRFToken": token}
            )
            assert answer.status_code == 404, (method, path, answer.status_code)
            asked += 1
    assert asked > 20


def test_neither_list_nor_search_nor_a_word_of_the_list_knows_it(
    desk: Desk, house: House, closed: str
) -> None:
    with transaction(house.engine) as session:
        reference = session.get_one(Case, closed).reference
    for path in ("/cases", "/cases/rows", "/cases/ended", "/cases?order=newest", "/search"):
        assert closed not in desk.page(path)
        assert reference not in desk.page(path)
    assert '<span class="count"' not in desk.page("/cases").partition("</nav>")[0]
    assert desk.post("/cases/first-words", {"cases": [closed]}).json == {"records": [], "cases": []}
    served = desk.post("/search/cases", {}).get_json()
    assert served["cases"] == []
    with transaction(house.engine) as session:
        ids = [*session.scalars(select(Outbound.id))][:1] or [new_id()]
    asked = {"opening": served["opening"], "ids": ids}
    assert desk.post("/search/records", asked).json == {"records": []}
    said = {"verdict": "report", "rows": [{"case": closed, "seen": []}]}
    assert desk.post("/cases/screenings", said).json == {"done": [], "refused": []}
    assert desk.post("/cases/screenings/undo", {"cases": [closed]}).json["done"] == []  # type: ignore[index]


def test_its_texts_and_notes_are_not_given_by_their_ids(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    note = desk.sealed("note", {"text": "x"})
    desk.post(f"/cases/{case}/notes", note)
    served = desk.post("/search/cases", {}).get_json()
    ids = [identifier for one in served["cases"] for identifier, _ in one["texts"]]
    assert note["id"] in ids and len(ids) == 2
    asked = {"opening": served["opening"], "ids": ids}
    assert len(desk.post("/search/records", asked).get_json()["records"]) == 2
    close_to(house, case)
    assert desk.post("/search/records", asked).json == {"records": []}


def test_it_cannot_be_joined_to_another(desk: Desk, house: House, closed: str) -> None:
    house.text("they beat us", sender=OTHER_WORKER)
    with transaction(house.engine) as session:
        other = session.scalars(select(Case).where(Case.id != closed)).one()
        mine, reference = other.id, session.get_one(Case, closed).reference
        other.factory_id = session.scalars(select(Factory.id)).one()
    for case, into in ((mine, closed), (mine, reference)):
        answer = desk.post("/cases/joins", {"case": case, "into": into})
        assert answer.status_code == 409
    assert desk.post("/cases/joins", {"case": closed, "into": mine}).status_code == 404
    assert desk.post("/cases/joins/undo", {"case": closed}).status_code == 404


def test_a_mail_about_it_goes_to_nobody_who_may_not_open_it(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    desk.submit(f"/cases/{case}/watching", watch="1")
    desk.submit(f"/cases/{case}/assignee", assignee=house.member_id)
    assert "Follow no longer" in desk.page(f"/cases/{case}")
    with transaction(house.engine) as session:
        work, found = work_of(house, session), session.get_one(Case, case)
        recuse(work, found, house.member_id, "kin", [house.member_id, new_id()])
    house.text("And the fan is broken")
    with transaction(house.engine) as session:
        mails = session.scalars(select(Outbound).where(Outbound.template == "news"))
        assert [one.recipient_id for one in mails] == []


def test_who_follows_a_case_is_told_when_the_worker_writes(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    desk.submit(f"/cases/{case}/watching", watch="1")
    with transaction(house.engine) as session:
        assert watchers_of(session, case) == [house.member_id]
    assert case in desk.page("/cases?assigned=watched")
    house.text("And the fan is broken")
    with transaction(house.engine) as session:
        mails = session.scalars(select(Outbound).where(Outbound.template == "news"))
        assert [one.recipient_id for one in mails] == [house.member_id]
    desk.submit(f"/cases/{case}/watching", watch="")
    assert case not in desk.page("/cases?assigned=watched")


def test_the_last_who_can_open_a_case_is_told_why_they_cannot_leave(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    case = case_id(house)
    answer = desk.submit(f"/cases/{case}/recusals", member=house.member_id, reason="kin")
    assert (answer.status_code, "Nobody else could open" in answer.text) == (409, True)
    assert desk.page(f"/cases/{case}")
