"""The figures of a run: a table in the terminal, and in docs/figures.md between two marks."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime

from tests.support.product import ROOT

PAGE = ROOT / "docs" / "figures.md"
BEGIN, END = "<!-- chaos: written by `make chaos` -->", "<!-- chaos: end -->"

Row = tuple[str, str]


def table(title: str, rows: Sequence[Row]) -> str:
    """A Markdown table of names and values."""
    lines = [f"| {title} | |", "|---|---|", *[f"| {name} | {value} |" for name, value in rows]]
    return "\n".join(lines)


def keep(tables: Sequence[str]) -> None:
    """Replaces what stands between the marks. Raises ValueError where a mark is missing."""
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    today = datetime.now(UTC).date().isoformat()
    heading = f"{today}, {os.cpu_count()} cores, shared with other work."
    written = "\n\n".join((BEGIN, heading, *tables, END))
    PAGE.write_text(before + written + after, "utf-8")
