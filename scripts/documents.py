"""Writes what is drawn from the code: the data dictionary, the diagrams and .env.example.

`make documents` writes them; `tests/structure` fails while one of them is stale.
"""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from sqlalchemy import Column, Table

from app.tables import METADATA
from bench.languages.page import page as languages
from case_management.alerts.rules import ALERTS
from case_management.cases.checks.models import CHECKS
from case_management.cases.rules import CASES
from case_management.remedies.rules import ACTIONS
from case_management.supply_chain.disclosures.verification import VERIFICATION
from case_management.tasks.rules import TASKS
from case_management.transfers.rules import TRANSFERS
from config.settings import PROCESS_SETTINGS, SECRET_FILE_SUFFIX, Common
from intake.dialogue.talk.diagram import diagram as talk_diagram
from intake.outbox.delivery_states import DELIVERIES

ROOT = Path(__file__).parents[1]
REASONS = ROOT / "docs" / "data-dictionary.toml"
CLASSES = {
    "clear": "readable by whoever has the database",
    "sealed": "opens with a key that the database and the receiving side do not have",
    "blind": "a keyed or one-way value: compared, never turned back",
}
DIAGRAMS: Mapping[str, Callable[[], str]] = {
    "The talk with a worker": talk_diagram,
    "A text or mail on its way": DELIVERIES.diagram,
    "A case": CASES.diagram,
    "An action of a remedy": ACTIONS.diagram,
    "A task of a case": TASKS.diagram,
    "A check of a remedy": CHECKS.diagram,
    "A disclosed factory": VERIFICATION.diagram,
    "An alert": ALERTS.diagram,
    "A transfer of a case": TRANSFERS.diagram,
}


def reasons() -> dict[str, Any]:
    """The hand-written half of the data dictionary."""
    return tomllib.loads(REASONS.read_text("utf-8"))


def reason_of(column: Column[Any], written: Mapping[str, Any]) -> str | None:
    """Why a column is there; None where nobody wrote it down."""
    own = written["tables"].get(column.table.name, {}).get(column.name)
    found: str | None = own or written["everywhere"].get(column.name)
    return found


def data_dictionary() -> str:
    """Every column with its class and its reason, as a page."""
    written = reasons()
    parts = [
        "# Data dictionary",
        "Drawn from the models and `docs/data-dictionary.toml` by `make documents`.",
        "\n".join(f"- **{name}**: {meaning}" for name, meaning in CLASSES.items()),
    ]
    for table in sorted(METADATA.tables.values(), key=lambda one: one.name):
        parts += [f"## {table.name}", written["tables"][table.name]["about"], _columns(table)]
    return "\n\n".join(parts) + "\n"


def _columns(table: Table) -> str:
    written = reasons()
    rows = ["| Column | Class | Why |", "|---|---|---|"]
    rows += [
        f"| {column.name} | {column.info['class']} | {reason_of(column, written)} |"
        for column in table.columns
    ]
    return "\n".join(rows)


def diagrams() -> str:
    """Every state table as a Mermaid diagram, as a page."""
    parts = ["# Diagrams", "Drawn from the tables by `make documents`."]
    for title, draw in DIAGRAMS.items():
        parts += [f"## {title}", f"```mermaid\n{draw().strip()}\n```"]
    return "\n\n".join(parts) + "\n"


def env_example() -> str:
    """Every setting with its meaning, its default and the processes that read it."""
    lines = [
        "# Every setting. The embedded size needs none of them.",
        "# A secret may be given as NAME or, better, as NAME_FILE: a file of mode 0400.",
        "# Written from config/settings.py by `make documents`.",
    ]
    fields: dict[str, FieldInfo] = {}
    kinds: tuple[type[Common], ...] = (Common, *PROCESS_SETTINGS.values())
    for kind in kinds:
        fields |= kind.model_fields
    for name, field in fields.items():
        lines += ["", f"# {field.description}", f"# Read by: {_readers(name)}"]
        variable = name.upper()
        if field.annotation is SecretStr:
            lines.append(f"#{variable}{SECRET_FILE_SUFFIX}=")
        else:
            lines.append(f"#{variable}={'' if field.default is None else field.default}")
    return "\n".join(lines) + "\n"


def _readers(setting: str) -> str:
    if setting in Common.model_fields:
        return "every process"
    return ", ".join(
        process for process, kind in PROCESS_SETTINGS.items() if setting in kind.model_fields
    )


WRITTEN: Mapping[str, Callable[[], str]] = {
    "docs/data-dictionary.md": data_dictionary,
    "docs/diagrams.md": diagrams,
    "docs/languages.md": languages,
    ".env.example": env_example,
}


def main() -> None:
    """Writes them all."""
    for name, write in WRITTEN.items():
        (ROOT / name).write_text(write(), "utf-8")
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
