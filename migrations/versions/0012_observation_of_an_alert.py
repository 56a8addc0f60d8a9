"""Whether an alert was declared to be what monitors saw themselves; asked again at its release.

Of what was proposed before nobody knows it any more: without a consent it is to be drafted anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "alerts",
        sa.Column("observation", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    with op.batch_alter_table("alerts") as alerts:
        alerts.drop_column("observation")
