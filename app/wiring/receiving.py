"""Puts a receiver together for a process: its keys, the policy, the spool, the bell."""

from collections.abc import Mapping
from functools import cache

from sqlalchemy import Engine

from app.installation.keys import public_key
from app.wiring.inbound_store import DatabaseInboundStore
from app.wiring.legal_answers import rights_to_send
from bots.channel import InboundChannel
from bots.receiving.receiver import Receiver
from case_management.cases.queries import country_of_place, languages_of_place, place_of_text
from config.platform.queues import Bell
from config.platform.shared_commit import SharedCommits
from config.policy.policy import load_policy
from config.settings import BotsSettings, CollectorSettings, key_bytes
from intake.contacts.flood import pieces
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs
from intake.inbox.spool import Spool
from intake.outbox.recordings import Recordings
from intake.reception.arrival.resources import Resources
from intake.reception.knowledge.local_knowledge import LocalKnowledge
from intake.reception.take_in import Reception
from vault.address_proofs import ReceiverKey
from vault.peppers import Peppers
from vault.trust import Trust


def make_receiver(
    settings: BotsSettings | CollectorSettings,
    engine: Engine,
    channels: Mapping[str, InboundChannel],
    commits: SharedCommits | None = None,
) -> Receiver:
    """`commits` are those of the process, where it writes anything else.

    Raises Refused where a key is missing.
    """
    peppers = peppers_of(settings)
    policy = load_policy(settings.policy_file)
    inbox = public_key(settings.keys_dir, "inbox")
    rights = rights_to_send(settings.rights_dir, policy)
    resources = Resources(
        peppers,
        policy,
        inbox,
        own_words() | pieces(rights.texts),
        LocalKnowledge(rights, country_of_place, languages_of_place, place_of_text),
        Recordings(settings.recordings_dir),
    )
    reception = Reception(Trust(settings.trust_dir), resources)
    return Receiver(
        DatabaseInboundStore(engine, reception, policy, inbox, peppers.contacts, commits),
        channels,
        Spool(settings.spool_dir, inbox),
        Bell(settings.redis_url or None),
    )


def peppers_of(settings: BotsSettings | CollectorSettings) -> Peppers:
    """The keys to find by, two of each while they rotate. Raises Refused."""
    old_contact, old_code = settings.contact_pepper_old, settings.code_pepper_old
    return Peppers(
        contact=key_bytes(settings.contact_pepper, "CONTACT_PEPPER"),
        code=key_bytes(settings.code_pepper, "CODE_PEPPER"),
        dedupe=key_bytes(settings.dedupe_key, "DEDUPE_KEY"),
        receiver=ReceiverKey(key_bytes(settings.receiver_key, "RECEIVER_KEY")),
        old_contact=key_bytes(old_contact, "CONTACT_PEPPER_OLD") if old_contact else None,
        old_code=key_bytes(old_code, "CODE_PEPPER_OLD") if old_code else None,
    )


@cache
def own_words() -> frozenset[str]:
    """What our own texts are known by, in every language."""
    return pieces(shipped_catalogs().templates)
