"""What may never stand in a statement, and what two people must answer for."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from case_management.alerts.document import AlertDocument, read_document
from case_management.alerts.remarks import check_proposed, check_released, known_names
from case_management.cases.models import Case
from case_management.disclosure.remarks import Known
from case_management.refusals import Refusal
from config.policy.policy import load_policy
from tests.case_management.alerts.test_document import ADDED, CONTENT
from vault.encoding import canonical
from vault.roster import Roster

RULES = load_policy().remarks
WHY = "The building code asks for it."


def document(statement: str, *answered: tuple[str, str], why: str = WHY) -> AlertDocument:
    remarks = [{"language": "en", "kind": k, "text": t, "why": why} for k, t in answered]
    return read_document(canonical(CONTENT | {"statements": {"en": statement}, "remarks": remarks}))


def older(statement: str) -> AlertDocument:
    content = {key: value for key, value in CONTENT.items() if key not in ADDED}
    changed = {"firedoor": "alert/1", "statements": {"en": statement}}
    return read_document(canonical(content | changed))


def refused(check: Any, *given: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        check(*given, RULES)
    return refusal.value.code


@pytest.mark.parametrize(
    "statement",
    [
        "The exit by line 12 was shut.",
        "The exit was shut at 16:20.",
        "Ring 01915 22 33 44 to learn more.",
        "Write to somebody@mail.example about it.",
        "It was shut on 4 November.",
        "This is our C-7KQ2M0X.",
        "It is so at Delta Knit.",
    ],
)
def test_what_shows_who_spoke_stands_nowhere_whatever_the_reason(statement: str) -> None:
    known = (Known("factory", "Delta Knit Ltd"), Known("case", "C-7KQ2M0X"))
    assert refused(check_proposed, document(statement), known) == "remark_blocks"


def test_the_rest_needs_a_reason() -> None:
    statement = "About 40 people saw the foreman and Tofael."
    answered = [("number", "40"), ("role", "foreman"), ("name", "Tofael")]
    check_proposed(document(statement, *answered), (), RULES)
    assert refused(check_proposed, document(statement, *answered[1:]), ()) == (
        "remark_without_reason"
    )
    blamed = document(statement, *answered, why="Tofael says so, ring 01915 22 33 44.")
    assert refused(check_proposed, blamed, ()) == "reason_identifies"
    hidden = document(statement, *answered, ("phone", "01915"))
    assert refused(check_proposed, hidden, ()) == "remark_blocks"


def test_the_factory_that_the_alert_names_may_stand_in_its_statement() -> None:
    named = document("Meghna Shirts keeps an exit shut.")
    check_proposed(named, (Known("factory", "Meghna Shirts Ltd"),), RULES)


def test_the_older_form_is_proposed_no_more_and_is_looked_at_when_it_is_released() -> None:
    assert refused(check_proposed, older("An exit is shut."), ()) == "document_version"
    check_released(older("An exit is shut."), frozenset(), RULES)
    assert refused(check_released, older("It is line 12."), frozenset()) == "remark_blocks"
    counted = older("An exit is shut for 40 people.")
    assert refused(check_released, counted, frozenset()) == "remarks_unconfirmed"
    check_released(counted, frozenset({("en", "number", "40")}), RULES)


def test_the_releaser_confirms_each_also_what_only_the_drafters_page_saw() -> None:
    quoted = document("They keep us in, 40 of us.", ("number", "40"), ("quote", "they keep us in"))
    one = frozenset({("en", "number", "40")})
    assert refused(check_released, quoted, one) == "remarks_unconfirmed"
    check_released(quoted, one | {("en", "quote", "they keep us in")}, RULES)


def test_what_the_house_knows_is_looked_for() -> None:
    roster = SimpleNamespace(members={"a": SimpleNamespace(name="Nasrin Jahan")})
    case = Case(reference="C-7KQ2M0X")
    known = known_names(case, None, cast(Roster, roster))
    assert known == (
        Known("case", "C-7KQ2M0X"),
        Known("name", "Nasrin Jahan"),
        Known("name", "Nasrin"),
        Known("name", "Jahan"),
    )
    assert Known("factory", "Delta Knit") in known_names(case, "Delta Knit", cast(Roster, roster))
