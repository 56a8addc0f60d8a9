"""The browser's modules in one Node process: Python asks, TypeScript answers."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
INTEROP = ROOT / "vault" / "browser" / "interop" / "interop.mjs"


class Browser:
    """Answers commands of vault/browser/interop/commands.ts, one after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(INTEROP)],
            cwd=ROOT,
            text=True,
            encoding="utf-8",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, command: str, **asked: Any) -> dict[str, Any]:
        """One command's answer; a refusal is an answer with `error` and `name`."""
        return self.ask_all([{"do": command, **asked}])[0]

    def ask_all(self, commands: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """The answers to a few commands, in their order."""
        assert self._process.stdin
        assert self._process.stdout
        answers = []
        for command in commands:
            self._process.stdin.write(json.dumps(command) + "\n")
            self._process.stdin.flush()
            answers.append(json.loads(self._process.stdout.readline()))
        return answers

    def close(self) -> None:
        """Ends the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=10)
