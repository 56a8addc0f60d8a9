"""The part of the policy about remarks: what is looked for in texts, and what follows."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.policy.reading.policy_table import TomlTable

IDENTIFYING: dict[str, Any] = json.loads(
    Path(__file__).with_name("identifying.json").read_text("utf-8")
)
"""The patterns and words by which a text is searched; the pages have the same file."""
KINDS: tuple[str, ...] = tuple(IDENTIFYING["kinds"])


@dataclass(frozen=True)
class RemarkRules:
    """What a remark about a text means for an alert, and for a reply to a worker."""

    alert_blocks: tuple[str, ...]
    """Kinds that never stand in an alert; every other needs a written reason."""
    reply_asks: tuple[str, ...]
    """Kinds about which a member is asked before a reply goes."""
    quote_words: int
    """So many words in a row that a worker wrote too are a quote."""
    sentence_words: int
    """A whole sentence of a worker is a quote from so many words on."""
    reply_parts: int
    """A reply of more SMS is asked about before it goes."""


def read_remarks(table: TomlTable) -> RemarkRules:
    """Raises PolicyError with one sentence that says what to change."""
    rules = RemarkRules(
        alert_blocks=_kinds(table, "alert_blocks"),
        reply_asks=_kinds(table, "reply_asks"),
        quote_words=table.whole("quote_words", 2, 20),
        sentence_words=table.whole("sentence_words", 2, 20),
        reply_parts=table.whole("reply_parts", 1, 20),
    )
    table.done()
    return rules


def _kinds(table: TomlTable, key: str) -> tuple[str, ...]:
    chosen = tuple(str(one) for one in table.items(key))
    if not set(chosen) <= set(KINDS):
        raise table.fail(key, f"be a list out of {', '.join(KINDS)}")
    return chosen
