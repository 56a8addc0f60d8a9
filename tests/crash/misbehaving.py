"""Carriers on a bad day: they refuse texts, hang up on us, and tell old news again and again."""

from contextlib import suppress
from urllib.parse import urlencode

import httpx
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from twilio.request_validator import RequestValidator

from bots.twilio.verify import STATUS_PATH
from config.platform.database import reading
from intake.lines.line import TWILIO, Line
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import Outbound
from tests.crash.trouble import Trouble
from tests.support.product import Product

DOORS = ("twilio", "telegram", "android", "mail")
STATUSES = ("queued", "sending", "sent", "delivered", "delivered", "read")
FAULTS = {
    "twilio": (
        {"status": 429},
        {"status": 500},
        {"status": 503},
        {"drop": "before"},
        {"drop": "after"},
    ),
    "android": ({"status": 500}, {"status": 503}, {"drop": "before"}, {"drop": "after"}),
    "telegram": ({"status": 429}, {"status": 500}, {"drop": "before"}, {"drop": "after"}),
    "mail": ({"status": 421}, {"status": 451}),
}


class Misbehaving(Trouble):
    """Faults of the practice carrier, and status callbacks that come twice, late, out of order."""

    def __init__(
        self, product: Product, seed: int, pause: tuple[float, float], engine: Engine
    ) -> None:
        super().__init__(product, seed, pause)
        self._engine = engine
        self._twilio = product.world["twilio"]
        self._validator = RequestValidator(self._twilio["auth_token"])

    def strike(self) -> None:
        if self.rng.random() < 0.5:
            self._fault()
        else:
            self._old_news()

    def make_good(self) -> None:
        self.product.misbehave(dict.fromkeys(DOORS))

    def _fault(self) -> None:
        door = self.rng.choice(DOORS)
        fault: dict[str, int | str] = {**self.rng.choice(FAULTS[door])}
        fault["times"] = 1 if "drop" in fault else self.rng.randint(1, 3)
        self.product.misbehave({door: fault})
        self.counts[f"{door} {fault.get('status', fault.get('drop'))}"] += 1

    def _old_news(self) -> None:
        with suppress(SQLAlchemyError, httpx.TransportError):
            for row in self._some_rows():
                for status in self.rng.sample(STATUSES, self.rng.randint(1, len(STATUSES))):
                    self._tell(row, status)
                    self.counts["old news"] += 1

    def _some_rows(self) -> list[str]:
        with reading(self._engine) as session:
            return list(
                session.scalars(
                    select(Outbound.id)
                    .join(Line, Line.id == Outbound.line_id)
                    .where(
                        Line.channel == TWILIO,
                        Outbound.state.in_((DeliveryState.SENT, DeliveryState.DELIVERED)),
                    )
                    .order_by(func.random())
                    .limit(4)
                )
            )

    def _tell(self, row: str, status: str) -> None:
        fields = {
            "MessageStatus": status,
            "MessageSid": "SM" + row,
            "AccountSid": self._twilio["account_sid"],
        }
        target = f"{STATUS_PATH}?{urlencode({'m': row})}"
        url = self.product.world["webhooks"] + target
        headers = {"X-Twilio-Signature": self._validator.compute_signature(url, fields)}
        self.product.http.post(url, data=fields, headers=headers)
