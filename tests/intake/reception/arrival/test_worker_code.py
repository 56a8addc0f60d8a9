from tests.intake.reception.test_take_in import code_of
from tests.support.house import House

OTHER = "+12025550177"


def test_past_the_limit_a_right_code_gets_the_answer_of_a_wrong_one(house: House) -> None:
    house.text("the boss is bad")
    code = code_of(house)
    wrong = "1000 0000 0000 0001"
    answers = [
        [row.phrase for row in house.text(wrong, sender=OTHER).answers]
        for _ in range(house.policy.intake.code_attempts.per_sender)
    ]
    assert [row.phrase for row in house.text(code, sender=OTHER).answers] == answers[-1]
