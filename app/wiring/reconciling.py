"""Puts a reconciler together, with the carriers that can be asked."""

from datetime import timedelta

from sqlalchemy import Engine

from bots.receiving.from_carrier_list import Reconciler
from bots.receiving.receiver import Receiver
from bots.registry import inbound_lists
from config.policy.policy import load_policy
from config.settings import CollectorSettings


def make_reconciler(
    settings: CollectorSettings,
    engine: Engine,
    receiver: Receiver,
    look_back: timedelta | None = None,
) -> Reconciler:
    """Looks back as far as the policy lets it, never further."""
    furthest = timedelta(days=load_policy(settings.policy_file).retention.reconcile)
    return Reconciler(
        engine,
        receiver,
        inbound_lists(settings),
        min(look_back or furthest, furthest),
        timedelta(seconds=settings.reconcile_grace_seconds),
    )
