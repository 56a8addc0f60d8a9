"""What is not led through the dialogue: a changed text, and one of a flood."""

from tests.support.house import House


def test_a_changed_text_is_kept_and_answers_nothing(house: House) -> None:
    house.text("the boss is bad", message_key="1")
    said = house.said()
    outcome = house.text("the boss is very bad", message_key="1", edited=True)
    assert house.texts() == ["the boss is bad", "the boss is very bad"]
    assert house.said() == said
    assert outcome.effects == () and outcome.answers == ()


def test_what_the_dialogue_decided_and_said_is_given_back(house: House) -> None:
    outcome = house.text("the boss is bad")
    assert [row.phrase for row in outcome.answers] == house.said()
    assert len(outcome.effects) > len(outcome.answers)
