"""The week and the public holidays of a country, by the time zone of an organisation."""

from datetime import date

import pytest

from case_management.calendars.country_days import country_of, public_holidays, usual_week


@pytest.mark.parametrize(
    ("zone", "country", "week"),
    [
        ("Asia/Dhaka", "BD", (0, 1, 2, 3, 6)),
        ("Asia/Karachi", "PK", (0, 1, 2, 3, 4)),
        ("Africa/Cairo", "EG", (0, 1, 2, 3, 6)),
        ("Europe/Berlin", "DE", (0, 1, 2, 3, 4)),
        ("UTC", None, None),
    ],
)
def test_a_week_is_that_of_the_country(
    zone: str, country: str | None, week: tuple[int, ...] | None
) -> None:
    assert country_of(zone) == country
    assert usual_week(zone) == week


def test_public_holidays_stand_in_the_readers_language_and_in_a_row() -> None:
    found = public_holidays("Asia/Dhaka", "bn", date(2027, 3, 1), date(2027, 3, 31))
    assert found.language == "bn"
    assert [(one.first, one.last) for one in found.holidays if len(one.days) > 1] == [
        (date(2027, 3, 10), date(2027, 3, 12))
    ]
    assert date(2027, 3, 26) in [one.first for one in found.holidays]


def test_what_is_not_named_in_a_language_is_named_in_english() -> None:
    found = public_holidays("Asia/Dhaka", "es", date(2027, 12, 16), date(2027, 12, 16))
    assert (found.language, [one.name for one in found.holidays]) == ("en", ["Victory Day"])


def test_a_zone_without_a_country_has_none() -> None:
    assert public_holidays("UTC", "en", date(2027, 1, 1), date(2027, 12, 31)).holidays == []
