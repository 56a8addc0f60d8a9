"""Transfers of threads that no receiver has proven yet are found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

UNPROVEN = sa.text("proof_mac IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_thread_transfers_unproven",
        "thread_transfers",
        ["transferred_at", "report_id"],
        sqlite_where=UNPROVEN,
        postgresql_where=UNPROVEN,
    )


def downgrade() -> None:
    op.drop_index("ix_thread_transfers_unproven", "thread_transfers")
