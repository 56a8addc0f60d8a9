"""Puts a backup back on an empty machine; nothing that is there is ever overwritten."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from app.backup.database import FILES, load_database, refuse_filled
from app.backup.durable import copy_file, make_folder, publish
from app.backup.errors import BackupFailed
from app.backup.manifest import Manifest, damaged, read_manifest
from app.backup.sealed_keys import put_back
from app.installation.keys import SEALING, SYMMETRIC
from config.platform.paths import MIGRATIONS
from config.settings import Common, Environment

FOLDERS = ("files", "spool", "fallback", "trust")
SETTINGS = "restored-settings"
RESTORING = ".restoring"
OpenedKeys = dict[str, dict[str, str]]


def read_whole(source: Path) -> Manifest:
    """The manifest of a backup of which every byte is as it was.

    Raises BackupFailed, also for one that a newer program made.
    """
    manifest = read_manifest(source)
    try:
        changed = damaged(source, manifest)
    except OSError as error:
        raise BackupFailed(f"{source} can't be read ({error.strerror}): take another") from None
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        raise BackupFailed(
            f"{changed[0]}{more} in {source} is not what it was: take another backup"
        )
    refuse_unknown(manifest)
    return manifest


def refuse_unknown(manifest: Manifest) -> None:
    """Raises BackupFailed for a schema that this program does not know."""
    try:
        _revisions().get_revision(manifest.schema)
    except CommandError:
        raise BackupFailed(
            f"this backup has schema {manifest.schema}, made by Firedoor {manifest.version}: "
            "restore it with that version or a newer one"
        ) from None


def restore(settings: Common, source: Path, keys: OpenedKeys | None) -> list[str]:
    """Puts back database, files, spool and trust, and keys if they were opened.

    Gives what is left to do, a sentence each. Raises BackupFailed.
    """
    source, data = source.absolute(), settings.firedoor_data_dir.absolute()
    manifest = read_whole(source)
    _refuse_used(settings, data, keys)
    try:
        make_folder(data)
        for name in FOLDERS:
            _stage(source / name, data / f"{name}{RESTORING}")
        load_database(manifest.engine, source / FILES[manifest.engine], settings.database_url)
        for name in FOLDERS:
            _place(data / f"{name}{RESTORING}", data / name)
        if keys is not None:
            put_back(keys, settings.keys_dir, data / SETTINGS)
        _public_keys(source / "keys", settings.keys_dir)
    except OSError as error:
        raise BackupFailed(f"{data} can't be written ({error.strerror}): see its disk") from None
    return list(_left_to_do(settings, manifest, keys))


def _refuse_used(settings: Common, data: Path, keys: OpenedKeys | None) -> None:
    for name in FOLDERS:
        folder = data / name
        if folder.is_dir() and any(path.is_file() for path in folder.rglob("*")):
            raise BackupFailed(f"{folder} is not empty: nothing is overwritten, move it away")
    if keys is not None:
        for name in (*SYMMETRIC, *SEALING):
            if (settings.keys_dir / name).exists():
                raise BackupFailed(
                    f"{settings.keys_dir / name} exists: nothing is overwritten, move it away"
                )
    refuse_filled(settings.database_url)


def _stage(source: Path, staged: Path) -> None:
    shutil.rmtree(staged, ignore_errors=True)
    for path in sorted(source.rglob("*")):
        if path.is_file():
            copy_file(path, staged / path.relative_to(source))


def _place(staged: Path, final: Path) -> None:
    """A folder that was made beforehand keeps its owner and its rights."""
    if not staged.is_dir():
        return
    if not final.is_dir():
        publish(staged, final)
        return
    for path in sorted(staged.iterdir()):
        if path.is_dir() and (final / path.name).is_dir():
            _place(path, final / path.name)
        else:
            path.rename(final / path.name)
    staged.rmdir()


def _public_keys(source: Path, keys_dir: Path) -> None:
    for public in sorted(source.glob("*.pub")):
        if not (keys_dir / public.name).exists():
            copy_file(public, keys_dir / public.name, 0o444)


def _left_to_do(settings: Common, manifest: Manifest, keys: OpenedKeys | None) -> Iterator[str]:
    if keys is None:
        yield (
            f"Keys: put the secret keys into {settings.keys_dir}, or restore again with --keys. "
            "Without them no worker is found again by number or code, and none can be answered."
        )
    elif keys["settings"]:
        yield (
            f"Settings: they lie in {settings.firedoor_data_dir / SETTINGS}. Put each where it "
            "was, then remove that folder."
        )
    if manifest.schema != _revisions().get_current_head():
        yield "Schema: this backup is older than the program. Run `firedoor migrate`."
    if manifest.missing:
        yield (
            f"Files: {len(manifest.missing)} were missing when the backup was made; their pages "
            "will say so."
        )
    if settings.firedoor_env is Environment.SERVER:
        yield (
            "Rights: run `deploy/rights.sh`, so that each process reads what it may and no more."
        )
    yield (
        "Trust: call each organisation and compare its eight words, which `firedoor organisation "
        "list` shows."
    )
    yield "Start the processes, then `firedoor doctor` until nothing is wrong."
    yield (
        "Texts since the backup: `firedoor reconcile` asks the carriers for what they still have; "
        "`firedoor collect FOLDER` takes in what a fallback receiver kept."
    )
    yield (
        f"Tell the members: what was written, decided or erased after "
        f"{manifest.made_at:%Y-%m-%d %H:%M} UTC is lost; an erased worker's texts may be back, and "
        "a text may go to a worker twice. They must sign in again."
    )


def _revisions() -> ScriptDirectory:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(configuration)
