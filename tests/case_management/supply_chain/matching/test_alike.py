"""Words are paired with their likest; digits have no spellings."""

from case_management.supply_chain.matching.alike import common, glued, word_alike


def test_spellings_are_alike_and_numbers_are_not() -> None:
    assert word_alike("khurrianwala", "khurianwala") > 0.9
    assert word_alike("mohammad", "muhammed") > 0.8
    assert word_alike("2261", "2262") == 0
    assert word_alike("ming", "jing") == 0


def test_each_word_is_paired_once() -> None:
    shared = common([("ming", 1.0), ("ming", 1.0)], [("ming", 1.0)])
    assert (shared.dice, shared.contained) == (2 / 3, 1.0)
    assert (shared.only_left, shared.only_right) == (1.0, 0)
    nothing = common([], [("ming", 1.0)])
    assert (nothing.dice, nothing.contained) == (0, 0)


def test_words_that_stand_together_elsewhere_are_one() -> None:
    assert glued(["hua", "li", "da", "toy"], ["hualida", "toy"]) == ["hualida", "toy"]
    assert glued(["hua", "li"], ["ming"]) == ["hua", "li"]
