"""What a receiver signs of each text that it takes in."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("proof", sa.LargeBinary(), nullable=True))

    op.add_column("reports", sa.Column("consent_mac", sa.LargeBinary(32), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("reports") as reports:
        reports.drop_column("consent_mac")
    with op.batch_alter_table("messages") as messages:
        messages.drop_column("proof")
