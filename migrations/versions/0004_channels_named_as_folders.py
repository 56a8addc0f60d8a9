"""Channels are named as their folders: twilio (also WhatsApp and calls) and android.

Carriers' ids that were taken in before stand in tags under the old name (vault/blind_index.py), so
a `firedoor reconcile` that looks back beyond this migration would take those texts in once more.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("lines", "devices", "removals", "media", "quarantine", "erasures")
NAMES = {"twilio_sms": "twilio", "android_gateway": "android"}


def upgrade() -> None:
    for before, after in NAMES.items():
        _rename(before, after)


def downgrade() -> None:
    for before, after in NAMES.items():
        _rename(after, before)


def _rename(before: str, after: str) -> None:
    for table in TABLES:
        rows = sa.table(table, sa.column("channel", sa.String))
        op.execute(rows.update().where(rows.c.channel == before).values(channel=after))
