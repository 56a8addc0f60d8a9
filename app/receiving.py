"""Puts a door together for a process that receives: its keys, the policy, the spool, the bell."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Engine

from bots.channel import InboundChannel
from bots.door import Door, Keep
from config.policy import load_policy
from config.queues import Bell
from config.settings import Bots, Collector, Refused, key_bytes
from intake.reception import Peppers, Reception
from intake.spool import Spool
from vault.encoding import unb64u
from vault.trust import Trust


def make_door(
    settings: Bots | Collector, engine: Engine, channels: Mapping[str, InboundChannel]
) -> Door:
    """Raises Refused where a key is missing."""
    peppers = Peppers(
        contact=key_bytes(settings.contact_pepper, "CONTACT_PEPPER"),
        code=key_bytes(settings.code_pepper, "CODE_PEPPER"),
        dedupe=key_bytes(settings.dedupe_key, "DEDUPE_KEY"),
    )
    policy = load_policy(settings.policy_file)
    inbox = public_key(settings.keys_dir, "inbox")
    return Door(
        engine,
        Reception(Trust(settings.trust_dir), peppers, policy),
        channels,
        Keep(Spool(settings.spool_dir, inbox), inbox, peppers.contact),
        policy,
        Bell(settings.redis_url or None),
    )


def public_key(folder: Path, name: str) -> bytes:
    """A service's public key, from its .pub file. Raises Refused."""
    path = folder / f"{name}.pub"
    try:
        return unb64u(path.read_text("ascii").strip())
    except (OSError, ValueError):
        raise Refused(
            f"{path} is missing or damaged: `firedoor keys` makes the keys of an installation"
        ) from None
