from tests.intake.reception.test_take_in import code_of
from tests.support.house import House

OTHER = "+12025550177"


def test_past_the_limit_a_right_code_gets_the_answer_of_a_wrong_one(house: House) -> None:
    house.text("the boss is bad")
    code = code_of(house)
    for _ in range(house.policy.intake.code_attempts.per_sender):
        house.text("1000 0000 0000 0001", sender=OTHER)
    outcome = house.text(code, sender=OTHER)
    assert [row.phrase for row in outcome.answers] == ["NO_SUCH_CODE"]


def test_a_right_code_is_followed(house: House) -> None:
    house.text("the boss is bad")
    outcome = house.text(code_of(house), sender=OTHER)
    assert "NO_SUCH_CODE" not in [row.phrase for row in outcome.answers]
