"""The second file of a backup: the keys, sealed to the operator's recovery key, which is on paper.

Kept apart from the first: whoever has both files and two sheets has all that the server had. Not
even both files and all sheets open what workers wrote; members alone can.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.backup.durable import write_file
from app.backup.errors import BackupFailed
from app.installation.keys import SEALING, SYMMETRIC, public_key
from vault.encoding import b64u, canonical, context, unb64u
from vault.sealing import DoesNotOpen, SecretKey, seal

RECOVERY = "recovery"
SUFFIX = ".keys"
OLD = "_old"
LARGEST = 1024 * 1024
"""Bytes of one file: keys and settings are short."""


def seal_keys(keys_dir: Path, more: Iterable[Path], backup: str, target: Path) -> int:
    """Seals what `keys_dir` holds in secrets, and further files; gives how many files.

    `backup` is the name of the backup that it belongs to. Raises BackupFailed, Refused, OSError.
    """
    recovery = public_key(keys_dir, RECOVERY)
    names = [*SYMMETRIC, *SEALING]
    keys = {
        name: (keys_dir / name).read_text("ascii").strip()
        for name in (*names, *(name + OLD for name in names))
        if (keys_dir / name).is_file()
    }
    missing = sorted(set(names) - set(keys))
    if missing:
        raise BackupFailed(f"{keys_dir} has no {missing[0]}: name the data folder with all keys")
    settings = {str(path): b64u(_short(path)) for path in _files(more)}
    content = canonical({"firedoor": "keys/1", "keys": keys, "settings": settings})
    write_file(target, seal(recovery, content, _bound(backup)))
    return len(keys) + len(settings)


def open_keys(source: Path, backup: str, secret: SecretKey) -> dict[str, dict[str, str]]:
    """The `keys` by name and the `settings` by path. Raises BackupFailed."""
    try:
        content = json.loads(secret.open(source.read_bytes(), _bound(backup)))
    except OSError as error:
        raise BackupFailed(f"{source} can't be read: {error.strerror}") from None
    except DoesNotOpen:
        raise BackupFailed(
            f"{source} does not open: it is damaged, belongs to another backup, or is sealed to "
            "another recovery key"
        ) from None
    return {"keys": content["keys"], "settings": content["settings"]}


def put_back(opened: dict[str, dict[str, str]], keys_dir: Path, settings_dir: Path) -> None:
    """Writes keys and settings where none is yet. Raises BackupFailed, OSError."""
    for name in opened["keys"]:
        if (keys_dir / name).exists():
            raise BackupFailed(f"{keys_dir / name} exists: nothing is overwritten, move it away")
    for name, value in opened["keys"].items():
        if name.removesuffix(OLD) not in (*SYMMETRIC, *SEALING):
            raise BackupFailed("this file holds a key of another version: use that version")
        write_file(keys_dir / name, f"{value}\n".encode("ascii"), 0o400)
    for path, value in opened["settings"].items():
        # Where it lay is its name; it goes below one folder, for a person to look at.
        below = settings_dir.joinpath(*(part for part in Path(path).parts[1:] if part != os.pardir))
        write_file(below, unb64u(value), 0o400)


def _bound(backup: str) -> bytes:
    return context("backup-keys", "operator", backup)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        absolute = path.absolute()
        if absolute.is_dir():
            yield from sorted(one for one in absolute.rglob("*") if one.is_file())
        else:
            yield absolute


def _short(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise BackupFailed(f"{path} is too long for a file of settings: leave it out")
    return path.read_bytes()
