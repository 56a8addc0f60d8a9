"""Reading what buyers did: each affiliate its own, and of others what they shared."""

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from case_management.buyer_actions.models import BuyerAction


def actions_on(session: Session, alert_ids: Collection[str]) -> list[BuyerAction]:
    """What all affiliates did about these alerts, the latest first: for whoever works the case."""
    return list(
        session.scalars(
            select(BuyerAction)
            .where(BuyerAction.alert_id.in_(alert_ids))
            .order_by(BuyerAction.done_on.desc(), BuyerAction.recorded_at.desc())
        )
    )


def actions_seen_by(
    session: Session, affiliate_id: str, alert_ids: Collection[str]
) -> list[BuyerAction]:
    """The affiliate's own and those that others shared, the latest first."""
    return list(
        session.scalars(
            select(BuyerAction)
            .where(
                BuyerAction.alert_id.in_(alert_ids),
                or_(BuyerAction.affiliate_id == affiliate_id, BuyerAction.shared.is_(True)),
            )
            .order_by(BuyerAction.done_on.desc(), BuyerAction.recorded_at.desc())
        )
    )


def own_actions(session: Session, affiliate_id: str) -> list[BuyerAction]:
    """Everything that one affiliate did, the latest first."""
    return list(
        session.scalars(
            select(BuyerAction)
            .where(BuyerAction.affiliate_id == affiliate_id)
            .order_by(BuyerAction.done_on.desc(), BuyerAction.recorded_at.desc())
        )
    )
