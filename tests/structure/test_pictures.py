"""The pictures that are sent are those of the signs as they are now."""

from io import BytesIO

import pytest
from PIL import Image

from bots.menu_pictures import MENU_FILES, SIGN_FILES, menu_file, menu_picture
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.menu_pictures import SIGNS
from scripts.pictures import WIDE, drawing


@pytest.mark.parametrize("phrase", SIGNS)
def test_a_menu_is_drawn_of_its_signs(phrase: Phrase) -> None:
    drawn = menu_file(phrase, "svg").read_text("utf-8")
    assert drawn == drawing(SIGNS[phrase]) + "\n", "run `make pictures`, and look at it"


@pytest.mark.parametrize("phrase", SIGNS)
def test_a_picture_is_small_and_tells_nothing_of_its_making(phrase: Phrase) -> None:
    data = menu_picture(phrase)
    assert data is not None
    assert len(data) < 30_000
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        assert (picture.format, picture.size[0]) == ("PNG", WIDE)
        assert not picture.info
        assert not picture.getexif()


def test_no_drawing_is_left_over() -> None:
    used = {sign for signs in SIGNS.values() for sign in signs.values()}
    assert {one.stem for one in SIGN_FILES.iterdir()} == used
    files = {menu_file(phrase, ending) for phrase in SIGNS for ending in ("svg", "png")}
    assert set(MENU_FILES.iterdir()) == files
