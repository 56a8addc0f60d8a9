"""Keys are made where they are missing, and never replaced."""

import stat
from pathlib import Path

import pytest

from app.installation.keys import SEALING, SYMMETRIC, make_keys, public_key
from config.settings import Refused
from vault.encoding import unb64u
from vault.sealing import SecretKey


def test_every_key_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    assert make_keys(folder) == [*SYMMETRIC, *SEALING]
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert make_keys(folder) == []
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    for name in (*SYMMETRIC, *SEALING):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o400


def test_a_key_that_is_missing_is_made_and_no_other(tmp_path: Path) -> None:
    make_keys(tmp_path)
    (tmp_path / "audit_key").unlink()
    assert make_keys(tmp_path) == ["audit_key"]


def test_the_public_half_belongs_to_the_secret(tmp_path: Path) -> None:
    make_keys(tmp_path)
    for name, public in SEALING.items():
        secret = SecretKey(bytes.fromhex((tmp_path / name).read_text("ascii")))
        assert unb64u((tmp_path / f"{public}.pub").read_text("ascii").strip()) == secret.public()


def test_a_folder_that_cannot_be_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="keys can't be written"):
        make_keys(tmp_path / "file" / "keys")


def test_a_public_key_is_read_from_its_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="firedoor keys"):
        public_key(tmp_path, "inbox")
    make_keys(tmp_path)
    seed = bytes.fromhex((tmp_path / "inbox_key").read_text("ascii"))
    assert public_key(tmp_path, "inbox") == SecretKey(seed).public()
