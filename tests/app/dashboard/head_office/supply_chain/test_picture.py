"""Each stop is drawn once, in the column of its distance; lines join neighbours."""

from app.dashboard.head_office.supply_chain.picture import MOST_WAYS, Stop, SupplyWay, draw

YARN, CLOTH, SHIRTS = (Stop("factory", one, f"{one} mill") for one in ("yarn", "cloth", "shirts"))
CITY, LIBRARY = Stop("affiliate", "c", "City"), Stop("affiliate", "l", "Library")
SELLER, PAPER = Stop("contractor", "s", "Seller"), Stop("contract", "p", "M-1")


def test_ways_share_what_they_share() -> None:
    picture = draw(
        [
            SupplyWay((YARN, CLOTH, SHIRTS), SELLER, PAPER, (CITY, LIBRARY)),
            SupplyWay((SHIRTS,), SELLER, PAPER, (CITY, LIBRARY)),
        ]
    )
    assert picture is not None
    assert [box.stop for box in picture.boxes] == [
        YARN,
        CLOTH,
        SHIRTS,
        SELLER,
        PAPER,
        CITY,
        LIBRARY,
    ]
    assert [box.x for box in picture.boxes] == [0, 220, 440, 660, 880, 1100, 1100]
    assert len(picture.lines) == 6
    assert (picture.width, picture.height) == (1280, 118)


def test_nothing_is_no_picture_and_much_is_cut() -> None:
    assert draw([]) is None
    many = [
        SupplyWay((Stop("factory", str(n), "x" * 40),), SELLER, PAPER, (CITY,)) for n in range(99)
    ]
    picture = draw(many)
    assert picture is not None
    assert len(picture.boxes) == MOST_WAYS + 3
    assert picture.boxes[0].text == "x" * 21 + "…"
