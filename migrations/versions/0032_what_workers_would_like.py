"""A note may be what a worker would like to see done, or who speaks for a worker."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "case_notes",
        sa.Column("kind", sa.String(20), server_default="note", nullable=False),
    )
    op.add_column("case_notes", sa.Column("may_be_told", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("case_notes", "may_be_told")
    op.drop_column("case_notes", "kind")
