"""What public buyers did about an alert."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "buyer_actions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("alert_id", sa.String(32), sa.ForeignKey("alerts.id"), nullable=False),
        sa.Column("affiliate_id", sa.String(32), sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("contract_id", sa.String(32), sa.ForeignKey("contracts.id"), nullable=True),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
    )
    for column in ("alert_id", "affiliate_id"):
        op.create_index(f"ix_buyer_actions_{column}", "buyer_actions", [column])


def downgrade() -> None:
    op.drop_table("buyer_actions")
