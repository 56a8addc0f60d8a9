"""The courier's public key as this host's operator holds it; rosters must name the same one."""

from pathlib import Path

from vault.encoding import unb64u
from vault.sealing import PUBLIC_KEY_BYTES


class NoCourierKey(Exception):
    """The file is missing or holds no public key; the sentence says what to do."""


def read_courier_key(data_dir: Path) -> bytes:
    """The 1,216 bytes of DATA_DIR/keys/courier.pub, given there as hexadecimal or base64url."""
    path = data_dir / "keys" / "courier.pub"
    try:
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise NoCourierKey(f"{path} can't be read: `firedoor run` makes it") from None
    for decode in (bytes.fromhex, unb64u):
        try:
            key = decode(text)
        except ValueError:
            continue
        if len(key) == PUBLIC_KEY_BYTES:
            return key
    raise NoCourierKey(f"{path} holds no public key of {PUBLIC_KEY_BYTES} bytes")
