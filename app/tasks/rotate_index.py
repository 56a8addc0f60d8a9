"""Moves contacts to the new pepper, some at a time, while `firedoor rotate` waits for it."""

from datetime import datetime

from sqlalchemy import Engine

from config.platform.database import transaction
from intake.privacy.rotate_peppers import index_anew
from vault.peppers import Peppers
from vault.sealing import SecretKey


def rotate_index(engine: Engine, inbox: SecretKey, peppers: Peppers, now: datetime) -> None:
    """One step; nothing is done where no pepper changes."""
    with transaction(engine) as session:
        index_anew(session, inbox, peppers, now)
