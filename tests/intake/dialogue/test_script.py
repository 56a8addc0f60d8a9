from intake.dialogue.model.effects import Propose
from intake.dialogue.model.state import QUESTION_STEPS, Step
from intake.dialogue.talk.script import QUESTIONS, SCRIPT, diagram, step_after
from intake.dialogue.understanding.answers import Answer
from intake.dialogue.understanding.lexicon import LEXICONS
from intake.dialogue.understanding.lexicon.load import TOPICS


def test_every_question_leads_on_and_the_last_one_ends() -> None:
    order = (*QUESTION_STEPS, Step.DONE)
    for row in SCRIPT:
        only_asks = row.step is Step.TOPIC and row.key in ("7", "8")
        assert order.index(row.next) > order.index(row.step) or only_asks
    assert set(QUESTIONS) == set(QUESTION_STEPS)


def test_the_menus_reach_every_category_that_a_worker_can_name() -> None:
    reached = {
        category
        for row in SCRIPT
        if row.effect and isinstance(done := row.effect(Answer(row.key)), Propose)
        for category in done.categories
    }
    assert reached == set(TOPICS)


def test_the_menus_are_skipped_where_the_topic_is_known() -> None:
    assert step_after(Step.TOPIC, (), False) is Step.TOPIC
    assert step_after(Step.TOPIC, ("2.1",), False) is Step.PLACE
    assert step_after(Step.TOPIC, ("2.1",), True) is Step.CONTACT
    assert step_after(Step.TOPIC, ("2",), False) is Step.KIND_MONEY
    assert step_after(Step.TOPIC, ("6",), False) is Step.PLACE


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
