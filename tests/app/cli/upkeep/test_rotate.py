"""`firedoor rotate peppers` goes step by step; no key is destroyed before its time."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from app.cli.upkeep.rotate import next_step, rotate
from app.installation.keys import make_keys
from config.platform.database import transaction, utc_now
from config.settings import Refused
from intake.contacts.contact import Contact
from tests.intake.privacy.test_rotate_peppers import move, with_peppers
from tests.support.house import House
from vault.address_proofs import ReceiverKey
from vault.peppers import Peppers


def read_peppers(keys: Path) -> Peppers:
    contact, code, dedupe, receiver = (
        bytes.fromhex((keys / one).read_text("ascii"))
        for one in ("contact_pepper", "code_pepper", "dedupe_key", "receiver_key")
    )
    return Peppers(contact, code, dedupe, ReceiverKey(receiver))


def test_the_command_goes_step_by_step_and_destroys_the_old_pepper(
    both_houses: House,
) -> None:
    house = both_houses
    keys = house.folder / "keys"
    make_keys(keys)
    before = (keys / "contact_pepper").read_bytes()
    old = read_peppers(keys)
    house.peppers = old
    with_peppers(house, old)
    now = utc_now()
    house.text("The fire exit is locked", now=now)
    assert "Start every receiving process again" in next_step(house.engine, keys)
    assert (keys / "contact_pepper_old").read_bytes() == before
    new = replace(read_peppers(keys), old_contact=old.contact, old_code=old.code)
    with_peppers(house, new)
    assert "1 contacts are being moved" in next_step(house.engine, keys)
    assert "1 of 1" in next_step(house.engine, keys)
    move(house, new)
    move(house, new)
    said = next_step(house.engine, keys)
    assert "destroyed" in said
    assert "1 worker codes" in said
    assert not (keys / "contact_pepper_old").exists()
    assert (keys / "code_pepper_old").exists()
    house.text("again", now=now)
    with transaction(house.engine) as session:
        assert len(session.scalars(select(Contact)).all()) == 1


def test_a_command_that_ended_early_is_gone_on_with(house: House) -> None:
    keys = house.folder / "keys"
    make_keys(keys)
    env = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    runner = CliRunner(env=env)
    # The key is made anew, and the database does not know it yet.
    (keys / "contact_pepper_old").write_bytes((keys / "contact_pepper").read_bytes())
    (keys / "contact_pepper").chmod(0o600)
    (keys / "contact_pepper").write_text("ab" * 32, "ascii")
    assert "Start every receiving process again" in runner.invoke(rotate, ["peppers"]).output
    assert "0 contacts are being moved" in runner.invoke(rotate, ["peppers"]).output


def test_without_the_key_nothing_begins(house: House) -> None:
    with pytest.raises(Refused, match="contact_pepper can't be read"):
        next_step(house.engine, house.folder / "keys")
