from tests.support.house import House


def test_each_phrase_that_is_said_is_an_answer_in_its_order(house: House) -> None:
    outcome = house.text("the boss is bad")
    assert all(row.answer for row in outcome.answers)
    assert [row.place for row in outcome.answers] == list(range(len(outcome.answers)))
    assert outcome.answers[0].phrase == "RECEIPT"
