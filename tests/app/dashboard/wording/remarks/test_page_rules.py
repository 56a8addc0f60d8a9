"""A page is told all of the policy about remarks, and each known name."""

from app.dashboard.wording.remarks.page_rules import page_names, page_rules
from case_management.disclosure.remarks import Known
from config.policy.policy import load_policy


def test_a_page_has_the_whole_section() -> None:
    rules = load_policy().remarks
    assert page_rules(rules) == vars(rules)


def test_each_known_name_has_its_kind() -> None:
    assert page_names((Known("case", "C-7KQ2M0X"),)) == [{"kind": "case", "text": "C-7KQ2M0X"}]
