"""A request to lower a level stays when it is granted: its reason says why the level is lower."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("level_requests", sa.Column("granted_at", UtcDateTime()))


def downgrade() -> None:
    op.execute("DELETE FROM level_requests WHERE granted_at IS NOT NULL")
    op.drop_column("level_requests", "granted_at")
