"""Every process gets its own secrets, and none of another."""

from pathlib import Path

from app.installation.keys import make_keys
from app.launcher.processes import SECRETS, procfile_names, product_children
from app.practice.carrier_credentials import carrier_credentials
from config.settings import Common, load


def test_a_child_knows_the_secrets_of_its_process_only(tmp_path: Path) -> None:
    settings = load(Common, firedoor_data_dir=tmp_path)
    make_keys(settings.keys_dir)
    practice = carrier_credentials(settings)
    children = product_children(settings, "redis://localhost", practice)
    assert [one.name for one in children] == procfile_names()
    every = {secret for secrets in SECRETS.values() for secret in secrets}
    for child in children:
        held = {one for one in every if f"{one.upper()}_FILE" in child.environment}
        assert held == set(SECRETS[child.name])


def test_without_a_queue_there_is_no_desk(tmp_path: Path) -> None:
    settings = load(Common, firedoor_data_dir=tmp_path)
    make_keys(settings.keys_dir)
    children = product_children(settings, "", carrier_credentials(settings))
    assert "desk" not in [one.name for one in children]
