"""What waits to be sent, in the order in which it is claimed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WAITS = sa.text("state NOT IN ('sending', 'sent', 'delivered', 'failed', 'uncertain')")


def upgrade() -> None:
    op.create_index(
        "ix_outbox_to_send",
        "outbox",
        ["priority", "created_at", "place", "not_before", "line_id"],
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_to_send", "outbox")
