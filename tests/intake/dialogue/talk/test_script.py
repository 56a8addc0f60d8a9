from intake.dialogue.model.effects import Propose
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import QUESTION_STEPS, Step
from intake.dialogue.model.waiting import LAYERS, SideQuestion
from intake.dialogue.talk.diagram import diagram
from intake.dialogue.talk.script import (
    CHOICES,
    QUESTIONS,
    SCRIPT,
    SIDE_QUESTIONS,
    SIDE_SCRIPT,
    has_lapsed,
    step_after,
)
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


def test_every_question_in_front_of_the_reports_has_its_place_its_answers_and_its_text() -> None:
    order = [rule.question for rule in SIDE_QUESTIONS]
    assert order == list(SideQuestion) == sorted(order, key=lambda one: LAYERS[one])
    assert {row.question for row in SIDE_SCRIPT} == set(SideQuestion)
    asked = {phrase for rule in SIDE_QUESTIONS for phrase in rule.asks}
    asked |= {question.phrase for question in QUESTIONS.values()}
    # ASK_CODE is an answer to STATUS: any text with a code is one, at any time.
    assert asked == {one for one in Phrase if one.name.startswith("ASK_")} - {Phrase.ASK_CODE}


def test_every_choice_of_a_side_question_has_a_row() -> None:
    keys = {(row.question, row.key) for row in SIDE_SCRIPT}
    for rule in SIDE_QUESTIONS:
        for phrase in rule.asks:
            assert {(rule.question, one) for one in CHOICES.get(phrase, ())} <= keys


def test_a_question_that_the_next_text_answers_lapses_in_an_hour() -> None:
    for question, layer in LAYERS.items():
        assert has_lapsed(question, 61) is (layer == 1)
        assert not has_lapsed(question, 60) and not has_lapsed(question, None)


def test_the_diagram_draws_every_side_question() -> None:
    drawn = diagram()
    for row in SIDE_SCRIPT:
        assert f"    {row.question} --> {row.next or 'open'}: {row.key} {row.means}\n" in drawn
    for rule in SIDE_QUESTIONS:
        assert rule.other_words in drawn and rule.asked_by in drawn
