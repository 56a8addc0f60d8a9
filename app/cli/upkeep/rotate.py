"""`firedoor rotate peppers`: a new contact pepper and code pepper, once a year."""

import os
import secrets
from pathlib import Path

import click
from sqlalchemy import Engine

from app.installation.keys import write_key
from config.platform.database import open_engine, transaction, utc_now
from config.settings import ClerkSettings, Refused, load
from intake.privacy.rotate_peppers import (
    Progress,
    RotationStage,
    announce,
    begin_moving,
    current,
    progress,
)
from vault.blind_index import pepper_name

CONTACT = "contact_pepper"
CODE = "code_pepper"
OLD = "_old"


@click.group()
def rotate() -> None:
    """Rotate: replace keys without losing what they find."""


@rotate.command("peppers")
def peppers() -> None:
    """Go on to the next step; each run says what was done and what comes next.

    1. makes new peppers beside the old ones; 2. after every receiving process was started again
    with both, moves all contacts; 3. when all are moved, destroys the old contact pepper.
    """
    settings = load(ClerkSettings)
    engine = open_engine(settings.database_url)
    click.echo(next_step(engine, settings.keys_dir))
    engine.dispose()


def next_step(engine: Engine, keys: Path) -> str:
    """Does the next step; gives a sentence. Raises Refused where a key file is missing."""
    old = _read(keys / (CONTACT + OLD)) if (keys / (CONTACT + OLD)).exists() else None
    with transaction(engine) as session:
        rotation = current(session)
        if old is None:
            before, after = _make(keys, CONTACT)
            if not (keys / (CODE + OLD)).exists():
                _make(keys, CODE)
            announce(session, pepper_name(before), pepper_name(after), utc_now())
            return (
                "New peppers are made. Start every receiving process again (bots, collector), with "
                "CONTACT_PEPPER_OLD_FILE and CODE_PEPPER_OLD_FILE on a server; then run this again."
            )
        new = _read(keys / CONTACT)
        if rotation is None or rotation.to_name != pepper_name(new):
            # Made, but the command ended before it could say so.
            announce(session, pepper_name(old), pepper_name(new), utc_now())
            return "Start every receiving process again (bots, collector), then run this again."
        if rotation.stage == RotationStage.ANNOUNCED:
            begin_moving(session, rotation)
            return f"{rotation.total} contacts are being moved. Run this again to see how far."
        code = keys / (CODE + OLD)
        seen = progress(session, _read(code) if code.exists() else None)
    if seen is None or seen.stage != RotationStage.DONE:
        left, total = (seen.left, seen.total) if seen else (0, 0)
        return f"{left} of {total} contacts are left to move. Run this again to see how far."
    return _finish(keys, seen)


def _finish(keys: Path, seen: Progress) -> str:
    _destroy(keys / (CONTACT + OLD))
    said = "All contacts are moved and the old contact pepper is destroyed."
    if seen.codes:
        said += (
            f" {seen.codes} worker codes or words are still under the old code pepper: they can't "
            "be indexed anew without the workers, so that pepper stays until retention ends them."
        )
    elif (keys / (CODE + OLD)).exists():
        _destroy(keys / (CODE + OLD))
        said += " No code needs the old code pepper: it is destroyed too."
    return said + " Start the receiving processes again at the next chance, without the old files."


def _make(keys: Path, name: str) -> tuple[bytes, bytes]:
    """Puts a new key beside the old one; gives both. What it makes survives a crash at any point:
    the old file is a second name of the key until the new key takes its place.
    """
    path = keys / name
    before, after = _read(path), secrets.token_bytes(32)
    fresh = keys / f"{name}.new"
    fresh.unlink(missing_ok=True)
    write_key(fresh, after.hex(), 0o400)
    os.link(path, keys / (name + OLD))
    fresh.replace(path)
    return before, after


def _read(path: Path) -> bytes:
    try:
        return bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError):
        raise Refused(
            f"{path} can't be read: run this where the peppers are, as the user that owns them"
        ) from None


def _destroy(path: Path) -> None:
    """Written over before it is unlinked; an SSD may keep the cells, a disk that is sealed not."""
    size = path.stat().st_size
    path.chmod(0o600)
    with path.open("r+b") as file:
        file.write(bytes(size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
