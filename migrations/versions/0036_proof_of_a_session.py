"""When passphrase and code were given last in a session; a release and an export ask for it."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessions", sa.Column("proved_at", UtcDateTime(), nullable=True))
    op.execute("UPDATE sessions SET proved_at = created_at")
    with op.batch_alter_table("sessions") as sessions:
        sessions.alter_column("proved_at", nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("sessions") as sessions:
        sessions.drop_column("proved_at")
