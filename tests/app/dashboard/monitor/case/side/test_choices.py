"""What the selects of a case offer: nothing that the rules would refuse."""

from app.dashboard.monitor.case.side.choices import choices_of
from config.policy.policy import Policy
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand
from tests.support.house import House

LEVELS: list[tuple[str | None, str, list[str], bool]] = [
    # kind, present level, what is offered, whether a hint names the least
    (None, "L3", ["L1", "L2", "L3", "L4", "L5"], False),
    ("WAGES", "L3", ["L1", "L2", "L3"], True),
    ("FORCED_LABOUR", "L2", ["L1", "L2"], True),
    ("FIRE_BUILDING", "L1", ["L1"], True),
    # A case that is already lower than its kind keeps its level in the list.
    ("FIRE_BUILDING", "L3", ["L1", "L2", "L3"], True),
]


def test_no_level_below_the_floor_of_the_kind_is_offered(at_hand: CaseAtHand) -> None:
    for category, level, offered, hint in LEVELS:
        case = at_hand.become(category=category, level=level)
        with at_hand.desk.asking():
            choices = choices_of(case)
        assert [code for code, _label in choices.levels] == offered, category
        assert (choices.level_hint is not None) == hint, category
        if category == "FORCED_LABOUR":
            assert choices.level_hint == "A case of this kind is at least “Very serious”."


def test_options_are_codes_with_words(at_hand: CaseAtHand, house: House, policy: Policy) -> None:
    case = at_hand.become()
    with at_hand.desk.asking():
        choices = choices_of(case)
    assert ("WAGES", "Wages") in choices.proposed
    assert [code for code, _label in choices.categories] == list(policy.categories)
    assert [label for _id, label in choices.factories] == ["Meghna Shirts Ltd (BD, 4417)"]
    assert choices.colleagues == [(house.member_id, "Asha")]
    assert dict(choices.risks) == {"low": "Low", "some": "Some", "high": "High"}
    assert all(label.startswith(f"{code}: ") for code, label in choices.grades)
