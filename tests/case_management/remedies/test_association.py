"""Which plans are bound to days, and what those demand."""

from datetime import date, timedelta

import pytest

from case_management.refusals import Refusal
from case_management.remedies.association import (
    KIND_OF,
    Breach,
    Element,
    check_breaches,
    check_day_ahead,
    check_element,
    is_of_association,
)
from config.policy.policy import load_policy

TODAY = date(2026, 11, 30)


def test_the_categories_of_association_are_those_of_its_conventions() -> None:
    categories = load_policy().categories
    found = [key for key, one in categories.items() if is_of_association(one.ilo, ())]
    assert found == ["UNION", "RETALIATION"]


def test_a_dismissal_for_organising_is_of_association_whatever_its_category() -> None:
    ilo = load_policy().categories["DISMISSAL_CONTRACT"].ilo
    assert not is_of_association(ilo, ())
    assert is_of_association(ilo, [Breach.DISMISSAL])


def test_codes_are_known() -> None:
    check_breaches([*Breach])
    with pytest.raises(Refusal, match="unknown_code"):
        check_breaches(["rumour"])
    check_element(None, "repair")
    for element, kind in KIND_OF.items():
        check_element(element, kind)
    for element, kind in (("rumour", "repay"), (Element.BACK_PAY, "repair")):
        with pytest.raises(Refusal, match="unknown_code"):
            check_element(element, kind)


def test_an_action_is_agreed_only_with_a_day_to_come_in_any_zone() -> None:
    check_day_ahead(TODAY, TODAY)
    check_day_ahead(TODAY - timedelta(days=1), TODAY)
    with pytest.raises(Refusal, match="agreed_day_past"):
        check_day_ahead(TODAY - timedelta(days=2), TODAY)
