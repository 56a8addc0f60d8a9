from intake.dialogue.lexicon import LEXICONS
from intake.dialogue.script import QUESTIONS, SCRIPT, diagram
from intake.dialogue.state import QUESTION_STEPS, Step


def test_every_question_leads_on_and_the_last_one_ends() -> None:
    order = (*QUESTION_STEPS, Step.DONE)
    for row in SCRIPT:
        assert row.next is order[order.index(row.step) + 1]
    assert set(QUESTIONS) == set(QUESTION_STEPS)


def test_every_choice_and_every_understood_word_has_a_row() -> None:
    rows = {(row.step, row.key) for row in SCRIPT}
    assert {(step, choice) for step, q in QUESTIONS.items() for choice in q.choices} <= rows
    for lexicon in LEXICONS.values():
        assert {(step, key) for step, keys in lexicon.answers.items() for key in keys} <= rows


def test_every_lexicon_knows_the_same_categories() -> None:
    assert len({tuple(lexicon.topics) for lexicon in LEXICONS.values()}) == 1
    assert len(LEXICONS["en"].topics) == 13


def test_the_diagram_draws_every_row() -> None:
    drawn = diagram()
    assert drawn.startswith("stateDiagram-v2\n")
    for row in SCRIPT:
        assert f"    {row.step} --> {row.next}: {row.key} {row.means}\n" in drawn
    assert "place --> place" not in drawn
