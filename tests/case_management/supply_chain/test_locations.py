"""Where factories are: their own place, else a city of their country."""

import pytest

from case_management.supply_chain.locations import location_of
from case_management.supply_chain.models import Factory


def factory(country: str, zone: str, *place: float) -> Factory:
    latitude, longitude = place or (None, None)
    return Factory(country=country, time_zone=zone, latitude=latitude, longitude=longitude)


def test_a_factory_s_own_place_comes_first() -> None:
    found = location_of(factory("BD", "Asia/Dhaka", 24.0, 90.4))
    assert found is not None
    assert (found.latitude, found.longitude, found.exact) == (24.0, 90.4, True)


@pytest.mark.parametrize(
    ("country", "zone", "latitude", "longitude"),
    [
        ("BD", "Asia/Dhaka", 23.72, 90.42),
        ("BD", "Europe/Berlin", 23.72, 90.42),
        ("BR", "America/Manaus", -3.13, -60.02),
    ],
)
def test_else_it_is_at_a_city_of_its_country(
    country: str, zone: str, latitude: float, longitude: float
) -> None:
    found = location_of(factory(country, zone))
    assert found is not None and not found.exact
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=0.01)


def test_a_country_that_nobody_knows_has_no_place() -> None:
    assert location_of(factory("ZZ", "Asia/Dhaka")) is None
