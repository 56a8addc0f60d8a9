import pytest

from intake.dialogue.state import State, Step


@pytest.mark.parametrize("step", Step)
def test_it_survives_storage_at_every_step(step: Step) -> None:
    state = State(language="bn", step=step, with_person=True, test=True, acked=True)
    assert State.from_json(state.to_json()) == state


def test_the_stored_form_is_canonical() -> None:
    assert State().to_json() == (
        '{"acked":false,"clear_told":false,"erase_asked":false,"erase_texts":false,'
        '"language":null,"language_chosen":false,"opted_out":false,'
        '"place_known":false,"second_word_asked":false,"step":"idle","test":false,"version":1,'
        '"with_person":false,"word_asked":false}'
    )


def test_states_of_other_versions_survive() -> None:
    newer = '{"version":9,"step":"dreaming","language":"es","opted_out":true,"mood":[1]}'
    assert State.from_json(newer) == State(language="es", step=Step.DONE, opted_out=True)
    assert State.from_json('{"step":"place"}') == State(step=Step.PLACE)


@pytest.mark.parametrize("text", ["", "null", "[]", "{", '{"language":5,"test":"yes"}'])
def test_what_is_no_state_asks_nothing(text: str) -> None:
    assert State.from_json(text) == State(step=Step.DONE)
