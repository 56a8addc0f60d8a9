"""The secrets of an installation, each in a file of its own, made where they are missing."""

import os
import secrets
from pathlib import Path

from config.settings import Refused
from vault.encoding import b64u, unb64u
from vault.sealing import SecretKey

SYMMETRIC = (
    "contact_pepper",
    "code_pepper",
    "dedupe_key",
    "receiver_key",
    "cookie_key",
    "audit_key",
)
SEALING = {"courier_key": "courier", "inbox_key": "inbox"}


def make_keys(folder: Path) -> list[str]:
    """Makes what is missing and touches nothing that exists; gives the names of the new ones."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = [name for name in (*SYMMETRIC, *SEALING) if not (folder / name).exists()]
        for name in made:
            write_key(folder / name, secrets.token_hex(32), 0o400)
        for name, public in SEALING.items():
            seed = bytes.fromhex((folder / name).read_text("ascii").strip())
            path = folder / f"{public}.pub"
            if not path.exists():
                write_key(path, b64u(SecretKey(seed).public()), 0o444)
    except OSError as error:
        raise Refused(f"keys can't be written to {folder}: {error.strerror}") from None
    return made


def write_key(path: Path, content: str, mode: int) -> None:
    """Writes one key into a file that did not exist, durably."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        os.fchmod(descriptor, mode)  # a public half is for all, whatever the umask
        file.write(content + "\n")
        file.flush()
        os.fsync(file.fileno())


def public_key(folder: Path, name: str) -> bytes:
    """A service's public key, from its .pub file. Raises Refused."""
    path = folder / f"{name}.pub"
    try:
        return unb64u(path.read_text("ascii").strip())
    except (OSError, ValueError):
        raise Refused(
            f"{path} is missing or damaged: `firedoor keys` makes the keys of an installation"
        ) from None
