"""The keys of a backup open with two sheets of paper, and with nothing else."""

import json
from pathlib import Path

import pytest

from app.backup.errors import BackupFailed
from app.backup.sealed_keys import open_keys, put_back, seal_keys
from app.installation.keys import make_keys
from config.settings import Refused
from vault.encoding import b64u
from vault.recovery.papers import PaperKey, new_paper_key, secret_of


@pytest.fixture
def paper(tmp_path: Path) -> PaperKey:
    make_keys(tmp_path / "keys")
    key = new_paper_key()
    (tmp_path / "keys" / "recovery.pub").write_text(b64u(key.secret.public()), "ascii")
    return key


def test_they_come_back_as_they_were(tmp_path: Path, paper: PaperKey) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "firedoor.env").write_text("MAIL_FROM=line@example.org\n")
    (tmp_path / "keys" / "contact_pepper_old").write_text("ab" * 32)
    sealed = tmp_path / "away" / "firedoor-1.keys"
    assert seal_keys(tmp_path / "keys", [tmp_path / "etc"], "firedoor-1", sealed) == 10
    opened = open_keys(sealed, "firedoor-1", secret_of(paper.sheets[0], paper.sheets[2]))
    put_back(opened, tmp_path / "new" / "keys", tmp_path / "new" / "settings")
    for name in opened["keys"]:
        path = tmp_path / "new" / "keys" / name
        assert path.read_text().strip() == (tmp_path / "keys" / name).read_text().strip()
        assert path.stat().st_mode & 0o777 == 0o400
    (put,) = (path for path in (tmp_path / "new" / "settings").rglob("*") if path.is_file())
    assert put.name == "firedoor.env" and "line@example.org" in put.read_text()


def test_no_key_can_be_read_in_the_file(tmp_path: Path, paper: PaperKey) -> None:
    sealed = tmp_path / "away" / "firedoor-1.keys"
    seal_keys(tmp_path / "keys", [], "firedoor-1", sealed)
    pepper = (tmp_path / "keys" / "contact_pepper").read_bytes().strip()
    assert pepper not in sealed.read_bytes()
    assert bytes.fromhex(pepper.decode()) not in sealed.read_bytes()


def test_neither_another_backup_nor_another_key_opens_it(tmp_path: Path, paper: PaperKey) -> None:
    sealed = tmp_path / "away" / "firedoor-1.keys"
    seal_keys(tmp_path / "keys", [], "firedoor-1", sealed)
    with pytest.raises(BackupFailed, match="does not open"):
        open_keys(sealed, "firedoor-2", paper.secret)
    with pytest.raises(BackupFailed, match="does not open"):
        open_keys(sealed, "firedoor-1", new_paper_key().secret)


def test_without_a_recovery_key_there_is_nothing_to_seal_to(tmp_path: Path) -> None:
    make_keys(tmp_path / "keys")
    with pytest.raises(Refused, match=r"recovery\.pub"):
        seal_keys(tmp_path / "keys", [], "firedoor-1", tmp_path / "sealed")


def test_a_key_that_is_missing_is_said(tmp_path: Path, paper: PaperKey) -> None:
    (tmp_path / "keys" / "inbox_key").unlink()
    with pytest.raises(BackupFailed, match="inbox_key"):
        seal_keys(tmp_path / "keys", [], "firedoor-1", tmp_path / "sealed")


def test_nothing_is_overwritten_and_nothing_leaves_its_folder(
    tmp_path: Path, paper: PaperKey
) -> None:
    opened = {"keys": {}, "settings": {"/../../etc/shadow": b64u(b"x")}}
    put_back(json.loads(json.dumps(opened)), tmp_path / "k", tmp_path / "settings")
    assert (tmp_path / "settings" / "etc" / "shadow").read_bytes() == b"x"
    with pytest.raises(BackupFailed, match="nothing is overwritten"):
        put_back({"keys": {"inbox_key": "00"}, "settings": {}}, tmp_path / "keys", tmp_path)
    with pytest.raises(BackupFailed, match="another version"):
        put_back({"keys": {"../strange": "00"}, "settings": {}}, tmp_path / "keys", tmp_path)
