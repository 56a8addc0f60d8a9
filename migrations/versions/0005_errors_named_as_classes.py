"""The error of a text whose address is not proven is named as its class: wrong-address."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BEFORE, AFTER = "not-hers", "wrong-address"


def upgrade() -> None:
    _rename(BEFORE, AFTER)


def downgrade() -> None:
    _rename(AFTER, BEFORE)


def _rename(before: str, after: str) -> None:
    rows = sa.table("outbox", sa.column("error_code", sa.String))
    op.execute(rows.update().where(rows.c.error_code == before).values(error_code=after))
