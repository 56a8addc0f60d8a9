"""docs/writer.md, drawn from the attacks: `python -m tests.journeys.writer.table` writes it."""

from pathlib import Path

from tests.journeys.writer.attacks import ATTACKS

PAGE = Path(__file__).parents[3] / "docs" / "writer.md"
HEAD = """# The writer

Somebody with full write access to the database and no key. Each row below is tried by a test on a
real database through the product's own doors (`tests/journeys/writer/`, from which this page is
drawn): what it would have done does not come about, and somebody sees it. What holds it back, and
what such a writer can still do, is in decisions [7](decisions/0007-the-receivers-proof.md),
[17](decisions/0017-threads-go-to-other-organisations.md), [20](decisions/0020-whose-a-line-is.md)
and [21](decisions/0021-receivers-sign-texts.md).

| Of | What is written | What does not come about | Where it is seen |
|---|---|---|---|
"""


def drawn() -> str:
    """The page as the attacks have it."""
    rows = (f"| {one.about} | {one.written} | {one.prevented} | {one.seen} |" for one in ATTACKS)
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(drawn(), "utf-8")
