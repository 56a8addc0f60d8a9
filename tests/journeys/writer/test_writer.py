"""Who writes to the database without a key speaks for nobody and leads nothing away unseen."""

import pytest

from tests.journeys.writer.attacks import ATTACKS, Attack
from tests.journeys.writer.scene import CONSENT_CHANGED, NOT_PROVEN, make_scene
from tests.journeys.writer.table import PAGE, drawn
from tests.support.house import House


def _named(attack: Attack) -> str:
    return attack.check.__name__.strip("_")


@pytest.mark.parametrize("attack", ATTACKS, ids=_named)
def test_nothing_comes_of_it_and_somebody_sees_it(attack: Attack, house: House) -> None:
    attack.check(make_scene(house))


@pytest.mark.parametrize("attack", [one for one in ATTACKS if one.on_both], ids=_named)
def test_so_it_is_on_postgresql(attack: Attack, postgres_house: House) -> None:
    attack.check(make_scene(postgres_house))


def test_where_nobody_wrote_to_the_database_nothing_is_marked(house: House) -> None:
    scene = make_scene(house)
    assert scene.writes() == [house.organisation_id]
    assert scene.alarms() == set()
    assert scene.doctor() == ""
    assert (scene.consents(scene.case), scene.consents(scene.second_case)) == (("C0",), ("C2",))
    for case in (scene.case, scene.second_case):
        page = scene.page(case)
        assert NOT_PROVEN not in page
        assert CONSENT_CHANGED not in page
        assert "from before texts were signed" not in page


def test_the_page_says_what_is_tried() -> None:
    assert PAGE.read_text("utf-8") == drawn()
