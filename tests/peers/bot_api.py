"""lo-bot-api-emulator as a process, and what stands before it where it knows less than Telegram.

It holds every request against a contract of its own, which is narrower than the Bot API that
Telegram documents. GAPS names all that we use and it lacks; each is bridged in the open, and
test_telegram.py fails as soon as the peer closes one.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
from werkzeug.wrappers import Request, Response

from tests.bots.practice.running import free_port
from tests.peers.relay import Relay, relaying
from tests.support.product import wait_until

PROGRAM = Path(sys.executable).with_name("lo-bot-api-emulator")
START_SECONDS = 60

# What it answers with no bridge before it: the method, and the refusal as the library tells it.
GAPS = {
    "sendMessage": "Protect_content is not supported yet",
    "sendPhoto": "Protect_content is not supported yet",
    "deleteMessages": "Method not implemented: deleteMessages",
    "edited_message": "Fixture updates support message, callback_query or inline_query",
}


FILES = ("sendPhoto", "sendVoice")


class Bridge(Relay):
    """Passes everything on as it is, but for GAPS.

    `protect_content` (Bot API 5.6) is taken out of what is sent; deleteMessages (Bot API 7.0)
    becomes the deleteMessage that the peer knows, once for each id.
    """

    @Request.application
    def app(self, request: Request) -> Response:
        token, _, method = request.path.rpartition("/")
        body = request.get_data()
        if method == "sendMessage":
            fields = request.form.to_dict()
            if fields.pop("protect_content", None) != "true":
                return Response("not protected", 400)
            body = urlencode(fields).encode()
        elif method in FILES:
            if request.form.get("protect_content") != "true":
                return Response("not protected", 400)
            body = _without(body, request.mimetype_params["boundary"], "protect_content")
        elif method == "deleteMessages":
            return self._delete(request, f"{token}/deleteMessage")
        return self.passed(request, body)

    def _delete(self, request: Request, path: str) -> Response:
        answer = Response(status=400)
        for one in json.loads(request.form["message_ids"]):
            fields = {"chat_id": request.form["chat_id"], "message_id": one}
            answer = self.passed(request, urlencode(fields).encode(), path)
            if answer.status_code != 200:
                break
        return answer


def _without(body: bytes, boundary: str, name: str) -> bytes:
    """A multipart body (RFC 7578) without one of its fields."""
    mark = b"--" + boundary.encode()
    kept = [one for one in body.split(mark) if f'name="{name}"\r\n'.encode() not in one]
    assert len(kept) == len(body.split(mark)) - 1
    return mark.join(kept)


@dataclass(frozen=True)
class BotApi:
    """The running peer: its own address, the bridge's, and what it wrote down."""

    url: str
    bridge: str
    journal: Path

    def update(self, token: str, **content: Any) -> httpx.Response:
        """Something happens to the bot; its webhook is told before this returns."""
        body = {"token": token, "update": content}
        return httpx.post(f"{self.url}/__fixture/updates", json=body, trust_env=False, timeout=15)

    def entries(self, **wanted: Any) -> list[dict[str, Any]]:
        """What it noted, one entry a request, webhook or update, with these fields."""
        lines = self.journal.read_text("utf-8").splitlines() if self.journal.exists() else []
        found = [json.loads(line) for line in lines]
        return [one for one in found if wanted.items() <= one.items()]

    def verdict(self, *options: str) -> dict[str, Any]:
        """Its own judgement on all that it was asked: `ok` only if it refused nothing."""
        ended = subprocess.run(
            [str(PROGRAM), "verdict", str(self.journal), *options],
            text=True,
            capture_output=True,
            check=False,
            timeout=60,
        )
        found: dict[str, Any] = json.loads(ended.stdout)
        return found


@contextmanager
def bot_api(folder: Path) -> Iterator[BotApi]:
    """A fresh peer behind its bridge, with an empty journal in `folder`."""
    port, journal = free_port(), folder / "requests.jsonl"
    process = subprocess.Popen(
        [
            str(PROGRAM),
            "--port",
            str(port),
            "--enable-control",
            "--journal",
            str(journal),
            "--allow-insecure-loopback-webhooks",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: process.poll() is not None or _answers(url), START_SECONDS)
        assert process.poll() is None, "it ended while it started"
        with relaying(url, Bridge) as bridge:
            yield BotApi(url, bridge.url, journal)
    finally:
        process.terminate()
        process.wait(timeout=10)


def _answers(url: str) -> bool:
    try:
        httpx.get(url, trust_env=False)
    except httpx.TransportError:
        return False
    return True
