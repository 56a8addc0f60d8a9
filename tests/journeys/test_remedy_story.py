"""One story to its end, by texts and pages: two workers report, a remedy is planned, one of them
says that it did not happen, it is planned on and confirmed, and three months later it is not so.
"""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.accounts.sign_in.sessions import open_session
from app.dashboard.frame.access.sign_in_gate import TOKEN
from case_management.cases.actions.change_state import move
from case_management.cases.follow_up.ask_due_checks import ask_due_checks
from case_management.cases.follow_up.close_due_polls import close_due_polls
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from intake.outbox.outbox import Outbound
from tests.support.desk import URL, desk_of
from tests.support.house import NOON, WORKER, House
from tests.support.polls import PLANNER, send, works
from tests.support.remedies import complete_plan

SECOND = "+12025550144"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Story:
    """A house, Asha at its pages, who verifies, and a colleague who plans; the time goes on."""

    def __init__(self, house: House) -> None:
        self.house, self.desk = house, desk_of(house)
        self.at = NOON
        self.case = ""

    def after(self, time: timedelta) -> datetime:
        """The time goes on; gives what it is then."""
        self.at += time
        self.desk.at = self.at
        # No session lasts as long as this story.
        with transaction(self.house.engine) as session:
            token = open_session(session, self.house.member_id, self.at)
        with self.desk.client.session_transaction(base_url=URL) as cookie:
            cookie[TOKEN] = token
        return self.at

    def report(self, text: str, sender: str) -> str:
        """A worker reports and answers the line's questions; gives the id of the new case."""
        with transaction(self.house.engine) as session:
            before = set(session.scalars(select(Case.id)))
            code = session.scalars(select(Factory.code)).first() or ""
        for one in (text, "1", code, "1", "1"):
            self.house.text(one, sender=sender, now=self.after(timedelta(minutes=1)))
            send(self.house)
        with transaction(self.house.engine) as session:
            [case] = set(session.scalars(select(Case.id))) - before
            return case

    def step(self, event: str) -> str:
        """Asha presses the button; gives what the page answers."""
        answer = self.desk.submit(f"/cases/{self.case}/step", event=event)
        assert answer.status_code == 200, answer.text
        send(self.house)
        return answer.text

    def colleague(self, event: str = "") -> None:
        """Takes a step, if one is named, and does what the plan lacks."""
        with transaction(self.house.engine) as session:
            work = works(self.house, session, PLANNER, self.at)
            case = session.get_one(Case, self.case)
            if event:
                move(work, case, event)
            complete_plan(work, case)

    def answer(self, **digits: str) -> None:
        """The first worker's answer, the second's; then the clerk closes the poll."""
        for sender, digit in ((WORKER, digits["first"]), (SECOND, digits["second"])):
            self.house.text(digit, sender=sender, now=self.after(HOUR))
        with transaction(self.house.engine) as session:
            assert close_due_polls(session, self.house.policy, self.at) == 1

    def head(self) -> str:
        """What the page of the case says first."""
        page = self.desk.page(f"/cases/{self.case}")
        return " ".join(page.partition('id="head"')[2].partition('class="columns"')[0].split())

    def asked(self) -> int:
        """How many texts asked workers about the remedy until now."""
        with transaction(self.house.engine) as session:
            rows = session.scalars(select(Outbound).where(Outbound.phrase.like("ASK_HAPPENED%")))
            return len(rows.all())


@pytest.fixture
def story(house: House) -> Story:
    return Story(house)


def investigated(story: Story) -> None:
    """Two reports of one matter, joined, and a finding."""
    story.case = story.report("they did not pay us for two months", WORKER)
    other = story.report("no salary since September", SECOND)
    with transaction(story.house.engine) as session:
        reference = session.get_one(Case, story.case).reference
    joined = story.desk.submit(f"/cases/{other}/join", reference=reference)
    assert joined.headers["HX-Redirect"].endswith(story.case)
    story.desk.submit(f"/cases/{story.case}/category", category="WAGES")
    with transaction(story.house.engine) as session:
        case = session.get_one(Case, story.case)
        case.factory_id = session.scalars(select(Factory.id)).first()
    for event in ("screen", "admit", "start_investigation"):
        story.step(event)
    sealed = story.desk.sealed("finding", {"summary": "Pay sheets of three months"})
    found = {**sealed, "result": "substantiated", "grade": "E3", "affected_count": 40}
    assert story.desk.post(f"/cases/{story.case}/findings", found).status_code == 201


def paid(story: Story, action: str) -> None:
    """Asha writes down what the factory says that it paid."""
    line = {"id": new_id(), "action": action, "amount": "90000", "currency": "BDT"}
    answer = story.desk.submit(
        f"/cases/{story.case}/remedy/money", kind="paid", people="40", **line
    )
    assert answer.status_code == 200


def test_a_remedy_is_planned_doubted_confirmed_and_does_not_last(story: Story) -> None:
    investigated(story)
    story.after(DAY)
    story.colleague("plan_remedy")
    page = story.desk.page(f"/cases/{story.case}/remedy")
    [action] = re.findall(r'<article class="action[^>]* id="action-([0-9a-f]{32})"', page)
    paid(story, action)

    story.step("start_verification")
    story.step("ask_workers")
    assert story.asked() == 2
    story.answer(first="1", second="3")
    assert "Workers say that it did not happen, or only partly." in story.head()
    refused = story.desk.submit(f"/cases/{story.case}/step", event="confirm_remedy")
    assert refused.status_code == 409

    story.step("resume_remedy")
    assert "Disputed" in story.desk.page(f"/cases/{story.case}/remedy")
    refused = story.desk.submit(f"/cases/{story.case}/step", event="start_verification")
    assert "Actions of the plan that are not done yet: 1." in refused.text
    story.after(5 * DAY)
    story.colleague()
    story.step("start_verification")
    story.step("ask_workers")
    asked_at = story.at
    story.answer(first="1", second="1")
    story.step("confirm_remedy")
    assert "Remedied, confirmed by workers" in story.head()
    money = story.desk.page(f"/cases/{story.case}/remedy").partition('class="sums"')[2]
    assert money.partition("</table>")[0].count("90,000.00\xa0BDT") == 2
    story.step("monitor")
    assert "Workers are asked again on 20 Feb 2027" in story.head()
    assert "Close the case</button>" not in story.head()
    assert "Check after 3 months: planned for" in story.desk.page(f"/cases/{story.case}")

    story.after(asked_at + 84 * DAY - story.at)
    with transaction(story.house.engine) as session:
        assert ask_due_checks(session, story.house.policy, story.at) == 1
    send(story.house)
    assert story.desk.read(story.case) == 0
    assert "Check: workers are being asked, until" in story.desk.page("/cases")
    story.answer(first="1", second="3")
    assert "Work on the plan" in story.head()
    page = story.desk.page(f"/cases/{story.case}")
    assert "Check after 3 months: workers say that the problem came back." in page
    assert "the system “The problem came back”" in " ".join(page.split())
    assert "The problem came back" in story.desk.page(f"/cases/{story.case}/remedy")


def test_the_same_again_after_a_remedy_is_said_on_both_pages(story: Story) -> None:
    investigated(story)
    story.colleague("plan_remedy")
    story.step("start_verification")
    story.step("ask_workers")
    story.answer(first="1", second="1")
    story.step("confirm_remedy")
    first = story.case
    story.after(30 * DAY)
    story.case = story.report("again they do not pay our salary", "+12025550149")
    story.desk.submit(f"/cases/{story.case}/category", category="WAGES")
    with transaction(story.house.engine) as session:
        factory = session.get_one(Case, first).factory_id
        session.get_one(Case, story.case).factory_id = factory
        references = [session.get_one(Case, one).reference for one in (first, story.case)]
    again = story.desk.page(f"/cases/{story.case}").partition('id="again-title"')[2]
    assert references[0] in again.partition("</section>")[0]
    before = story.desk.page(f"/cases/{first}").partition('id="again-title"')[2]
    assert references[1] in before.partition("</section>")[0]
