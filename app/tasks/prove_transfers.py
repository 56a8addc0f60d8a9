"""Receivers prove that they believe a new transfer of a thread, while its signers are members."""

from sqlalchemy import Engine

from config.platform.database import transaction
from intake.reports.transferred_threads import stamp_new_transfers
from vault.address_proofs import ReceiverKey
from vault.trust import Trust


def prove_transfers(engine: Engine, trust: Trust, receiver: ReceiverKey) -> None:
    """One round."""
    with transaction(engine) as session:
        stamp_new_transfers(session, trust, receiver)
