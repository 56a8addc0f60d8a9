from intake.dialogue.model.waiting import (
    AskedForCodeWord,
    AskedForLanguage,
    AskedForRules,
    AskedForTopic,
    AskedIfSame,
    AskedToErase,
    SideQuestion,
    each,
    with_question,
    without,
)


def test_the_lower_layer_is_answered_first_whatever_was_asked_first() -> None:
    waiting = with_question(with_question(None, AskedToErase()), AskedIfSame())
    waiting = with_question(waiting, AskedForLanguage(("en", "bn")))
    asked = [one.question for one in each(waiting)]
    assert asked == [SideQuestion.ERASE, SideQuestion.LANGUAGE, SideQuestion.SAME_MATTER]


def test_of_one_layer_one_question_is_open() -> None:
    waiting = with_question(with_question(None, AskedForTopic()), AskedForRules())
    assert waiting == AskedForRules()
    assert with_question(AskedToErase(), AskedForCodeWord()) == AskedForCodeWord()


def test_a_question_is_closed_and_those_behind_it_stay_open() -> None:
    waiting = with_question(AskedIfSame(2), AskedForLanguage(("en", "bn")))
    assert without(waiting, SideQuestion.LANGUAGE) == AskedIfSame(2)
    assert without(waiting, *SideQuestion) is None
