"""What a worker answered by a digit is read in words: in the list, at the head, and at once."""

import pytest

from app.dashboard.monitor.worker_facts import consent_fact, safety_words
from case_management.cases.worker_answers import WorkerAnswers
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import House


@pytest.mark.parametrize(
    ("answers", "safety", "consent"),
    [
        (WorkerAnswers(True, False, "C0"), "Not safe", ""),
        (WorkerAnswers(False, True, "C2"), "Safe, as the worker says", "Case without identity"),
        (WorkerAnswers(False, False, "C0"), "", ""),
    ],
)
def test_each_answer_has_words(
    desk: Desk, answers: WorkerAnswers, safety: str, consent: str
) -> None:
    with desk.asking():
        assert safety_words(answers) == safety
        assert consent_fact(answers).startswith(consent)


@pytest.mark.parametrize(("digit", "words"), [("2", "Not safe"), ("1", "Safe, as the worker says")])
def test_an_answer_by_digit_is_a_fact_on_every_page(
    desk: Desk, house: House, digit: str, words: str
) -> None:
    house.text(WAGES)
    case = case_id(house)
    assert words not in desk.page("/cases/rows")
    assert "Not known whether the worker is safe" in desk.page(f"/cases/{case}")
    house.text(digit)
    assert words in desk.page("/cases/rows")
    head = desk.page(f"/cases/{case}").partition('class="columns"')[0]
    assert words in head
    # A page that is open already hears of it with the next refresh.
    assert words in desk.page(f"/cases/{case}/threads").partition('id="thread-')[0]
