"""Delivering updates to the bot's webhook: in order per chat, again until taken.

The schedule is that of Telegram's own server (tdlib/telegram-bot-api, WebhookActor.cpp): again at
once, then after 2 s, doubled up to a minute; Retry-After is obeyed up to an hour; an update is
dropped a day after its date. The answer's body is not read, so a method call in it does nothing.
"""

import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx

from bots.practice.habits import Habits
from bots.practice.telegram.updates import SERVICE, Update, Updates

FIRST_PAUSE = 2.0
LONGEST_PAUSE = 60.0
LONGEST_RETRY_AFTER = 3600.0
LIFETIME = 24 * 3600
TIMEOUT = httpx.Timeout(60.0, connect=5.0)
MOST_CONNECTIONS = 40


@dataclass(frozen=True)
class Webhook:
    """What setWebhook said; `kinds` empty means every kind of update."""

    url: str
    secret: str
    max_connections: int = MOST_CONNECTIONS
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Outcome:
    taken: bool
    error: str = ""
    retry_after: float | None = None


class WebhookDelivery:
    """One thread for each chat that has something pending, while a webhook is set."""

    def __init__(self, http: httpx.Client, updates: Updates, habits: Habits) -> None:
        self._habits = habits
        self._http = http
        self._updates = updates
        self._webhook: Webhook | None = None
        self._serving: set[int] = set()
        self._slots = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self._last_error: tuple[int, str] | None = None

    @property
    def webhook(self) -> Webhook | None:
        """The webhook that is set, if any."""
        return self._webhook

    def set(self, webhook: Webhook | None) -> None:
        """Set or remove the webhook; what waited for its next try goes to the new one at once."""
        with self._updates.changed:
            self._webhook = webhook
            self._last_error = None
            self._slots = threading.BoundedSemaphore(
                webhook.max_connections if webhook else MOST_CONNECTIONS
            )
            self._updates.changed.notify_all()
        if webhook:
            self._updates.stop_polls()
            for chat in self._updates.chats():
                self.wake(chat)

    def wake(self, chat: int) -> None:
        """See to it that the pending updates of `chat` go out."""
        with self._updates.changed:
            if self._webhook is None or chat in self._serving:
                return
            self._serving.add(chat)
        threading.Thread(target=self._serve, args=(chat,), daemon=True).start()

    def info(self) -> dict[str, Any]:
        """Return the Bot API's WebhookInfo."""
        webhook = self._webhook
        info: dict[str, Any] = {
            "url": webhook.url if webhook else "",
            "has_custom_certificate": False,
            "pending_update_count": self._updates.count(),
        }
        if webhook:
            info["max_connections"] = webhook.max_connections
            info["ip_address"] = "127.0.0.1"
            if webhook.kinds:
                info["allowed_updates"] = list(webhook.kinds)
            if self._last_error:
                info["last_error_date"], info["last_error_message"] = self._last_error
        return info

    def _serve(self, chat: int) -> None:
        failures = 0
        while True:
            with self._updates.changed:
                webhook, update = self._webhook, self._updates.head(chat)
                if webhook is None or update is None:
                    self._serving.discard(chat)
                    return
            if webhook.kinds and update.kind not in webhook.kinds:
                self._updates.done(update.update_id)
                continue
            copies = 1
            if not failures:
                first, *more = self._habits.pauses(SERVICE)
                copies += len(more)
                self._rest(webhook, update.since + first)
                if self._habits.of(SERVICE).shuffle:
                    update = self._updates.some(chat) or update
            for _ in range(copies):
                with self._slots:
                    outcome = self._post(webhook, update)
            if outcome.taken or time.time() > update.date + LIFETIME:
                self._updates.done(update.update_id)
                failures = 0
                continue
            failures += 1
            self._pause(webhook, outcome, failures)

    def _post(self, webhook: Webhook, update: Update) -> _Outcome:
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        try:
            answer = self._http.post(
                webhook.url, json=update.as_json(), headers=headers, timeout=TIMEOUT
            )
        except httpx.ConnectError:
            return _Outcome(False, "Connection refused")
        except httpx.TimeoutException:
            return _Outcome(False, "Read timeout expired")
        except (httpx.HTTPError, httpx.InvalidURL):
            return _Outcome(False, "Connection reset by peer")
        if answer.is_success:
            return _Outcome(True)
        wait = answer.headers.get("Retry-After", "")
        return _Outcome(
            False,
            f"Wrong response from the webhook: {answer.status_code} {_phrase(answer.status_code)}",
            min(float(wait), LONGEST_RETRY_AFTER) if wait.isdecimal() else None,
        )

    def _pause(self, webhook: Webhook, outcome: _Outcome, failures: int) -> None:
        pause = outcome.retry_after
        if pause is None:
            pause = 0.0 if failures == 1 else min(FIRST_PAUSE * 2 ** (failures - 2), LONGEST_PAUSE)
        with self._updates.changed:
            self._last_error = (int(time.time()), outcome.error)
        self._rest(webhook, time.monotonic() + pause)

    def _rest(self, webhook: Webhook, deadline: float) -> None:
        with self._updates.changed:
            while self._webhook is webhook and (left := deadline - time.monotonic()) > 0:
                self._updates.changed.wait(left)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
