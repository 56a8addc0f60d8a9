"""Stoplight's Prism as a proxy: it passes on what keeps to an OpenAPI document, and no other."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bots.practice.running import free_port
from tests.peers.node import node, package
from tests.support.product import wait_until

PROGRAM = "@stoplight/prism-cli/dist/index.js"
START_SECONDS = 60
READY = "Prism is listening"
# Twilio's document describes no refusal, so that Prism has nothing to hold one against; what a
# refusal must look like is twilio-python's to say, which reads its code and status.
REFUSALS = "Unable to match the returned status code"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Prism:
    """A running proxy."""

    url: str
    log: Path

    def violations(self) -> list[str]:
        """What it refused or frowned upon, request or answer, in its own words."""
        lines = _COLOURS.sub("", self.log.read_text("utf-8")).splitlines()
        found = [one for one in lines if "Violation:" in one or "terminated with error" in one]
        return [one for one in found if REFUSALS not in one]


@contextmanager
def checking(document: dict[str, Any], upstream: str, folder: Path) -> Iterator[Prism]:
    """A proxy before `upstream` that answers 422 or 500 to what `document` does not allow."""
    path, log, port = folder / "document.json", folder / "prism.log", free_port()
    path.write_text(json.dumps(document), "utf-8")
    with log.open("ab") as output:
        process = subprocess.Popen(
            [
                node(),
                str(package(PROGRAM)),
                "proxy",
                str(path),
                upstream,
                "--errors",
                "--host",
                "127.0.0.1",
                "--port",
                str(port),
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        # It says so itself: a question of ours would stand in its log.
        wait_until(
            lambda: process.poll() is not None or READY in log.read_text("utf-8"), START_SECONDS
        )
        assert process.poll() is None, log.read_text("utf-8")
        yield Prism(f"http://127.0.0.1:{port}", log)
    finally:
        process.terminate()
        process.wait(timeout=10)
