"""A country is known by any usual spelling."""

import pytest

from case_management.supply_chain.matching.countries import country_code, country_name


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("BD", "BD"),
        ("bgd", "BD"),
        ("156", "CN"),
        (" CHINA ", "CN"),
        ("Hong Kong SAR", "HK"),
        ("Hong Kong (SAR)", "HK"),
        ("Viet Nam", "VN"),
        ("Vietnam", "VN"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("Burma", "MM"),
        ("BU", "MM"),
        ("Côte d'Ivoire", "CI"),
        ("Korea, South", "KR"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Congo, Democratic Republic of the (DRC)", "CD"),
        ("বাংলাদেশ", "BD"),
        ("中国", "CN"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_is_known(written: str, code: str | None) -> None:
    assert country_code(written) == code


def test_a_code_has_its_usual_name() -> None:
    assert country_name("VN") == "Vietnam"
    assert country_name("XK") == "XK"
