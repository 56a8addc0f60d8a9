"""The part of the globe that is shown holds every mark; few cases look like none."""

from app.dashboard.monitor.statistics.factory_map import MapLine, factory_map
from case_management.supply_chain.locations import Location

DHAKA = Location(23.7, 90.4, exact=False)
LIMA = Location(-12.1, -77.1, exact=True)


def line(name: str, count: int | None, location: Location | None) -> MapLine:
    return MapLine(name, "", "too few" if count is None else str(count), count, location)


def test_without_a_place_there_is_no_map() -> None:
    assert factory_map([]) is None
    assert factory_map([line("Mill", 9, None)]) is None


def test_factories_of_one_place_are_one_mark() -> None:
    found = factory_map([line("Mill", 9, DHAKA), line("Dye", None, DHAKA), line("Cut", 5, None)])
    assert found is not None
    assert [mark.title for mark in found.marks] == ["Mill: 9; Dye: too few"]
    assert len(found.lines) == 3


def test_all_marks_are_within_the_view() -> None:
    for places in ([DHAKA], [LIMA], [DHAKA, LIMA], [Location(-55, 179.9, exact=True)]):
        found = factory_map([line("Mill", 5, one) for one in places])
        assert found is not None
        left, top, width, height = map(float, found.view.split())
        assert (left >= -180, left + width <= 180) == (True, True)
        for mark in found.marks:
            assert left <= mark.x <= left + width
            assert top <= mark.y <= top + height


def test_a_hidden_number_is_drawn_as_none_is() -> None:
    found = factory_map([line("Mill", 20, DHAKA), line("Dye", None, LIMA)])
    none = factory_map([line("Mill", 20, DHAKA), line("Dye", 0, LIMA)])
    assert found is not None and none is not None
    assert found.marks[1].radius == none.marks[1].radius < found.marks[0].radius
