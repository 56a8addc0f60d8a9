"""What is left of a start that was stopped is refused; passphrases are words."""

import json

import pytest

from app.practice.world import FILE, new_passphrase, refuse_half_made
from config.settings import Common, Refused, load
from tests.support.house import House


def settings_of(house: House) -> Common:
    return load(Common, firedoor_data_dir=house.folder, database_url=str(house.engine.url))


def test_a_world_without_its_file_is_half_made(house: House) -> None:
    with pytest.raises(Refused, match="stopped while it made the practice world"):
        refuse_half_made(settings_of(house))
    (house.folder / FILE).write_text(json.dumps({"members": []}), "utf-8")
    refuse_half_made(settings_of(house))


def test_a_damaged_file_is_refused(house: House) -> None:
    (house.folder / FILE).write_text("[", "utf-8")
    with pytest.raises(Refused, match="damaged"):
        refuse_half_made(settings_of(house))


def test_a_passphrase_is_four_words() -> None:
    assert len(new_passphrase().split()) == 4
    assert new_passphrase() != new_passphrase()
