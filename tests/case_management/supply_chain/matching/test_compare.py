"""Match, unclear or distinct, by which rule."""

import pytest

from case_management.supply_chain.matching.compare import Entry, MatchOutcome, compare

SHORT = "12 BSCIC, Kashimpur, Gazipur 1346"
MILL = "Plot 12, BSCIC Area, Kashimpur, Gazipur"


@pytest.mark.parametrize(
    ("left", "right", "outcome", "why"),
    [
        (("Karim Ltd.", MILL, "BD"), ("KARIM", SHORT, "Bangladesh"), "match", "name_and_address"),
        (("Karim Mill Ltd.", MILL, "BD"), ("Karim Mill Ltd.", MILL, "India"), "unclear", "country"),
        (("Karim Mill Ltd.", MILL, "BD"), ("Rahim Knit", "Delhi", "IN"), "distinct", "country"),
        (("Karim Unit 1", MILL, "BD"), ("Karim Unit 2", MILL, "BD"), "distinct", "unit"),
        (("Karim Unit 1", MILL, "BD"), ("Karim", MILL, "BD"), "unclear", "unit"),
        (("Karim", MILL, "BD"), ("Karim", "Sagorika Road, Pahartali", "BD"), "distinct", "address"),
        (("Karim", MILL, "BD"), ("Karim", "Bangladesh", "BD"), "unclear", "address_says_little"),
        (("Karim", MILL, "BD"), ("Karim", MILL.replace("12", "19"), "BD"), "unclear", "numbers"),
        (("Karim Fashions", MILL, "BD"), ("Rahim Fashions", MILL, "BD"), "distinct", "name"),
        (("Karim", MILL, "BD"), ("করিম ওভেন", MILL, "BD"), "unclear", "script"),
    ],
)  # fmt: skip
def test_what_a_comparison_comes_to(
    left: tuple[str, str, str], right: tuple[str, str, str], outcome: str, why: str
) -> None:
    for one, other in ((left, right), (right, left)):
        found = compare(Entry(*one), Entry(*other))
        assert (found.outcome, found.why) == (MatchOutcome(outcome), why)
