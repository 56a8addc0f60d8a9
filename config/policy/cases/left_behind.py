"""What older policy files say and no code reads: an operator's own copy still starts the house."""

from typing import Any

UNREAD = (
    ("digest",),
    ("follow_up",),
    ("root_causes",),
    ("intake", "same_message_minutes"),
    ("intake", "pattern_days"),
    ("retention", "reopen"),
    ("categories", "menu"),
    ("categories", "harm"),
)
"""Keys that were in the file and settings of nothing; of `categories` in any of its entries."""


def without_unread(raw: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The file without these keys, and a note that says what to remove; no note for none."""
    kept, found = dict(raw), []
    for path in UNREAD:
        section, *key = path
        if section not in kept:
            continue
        if not key:
            del kept[section]
            found.append(section)
        elif (rest := _without(kept[section], key[0])) != kept[section]:
            kept[section] = rest
            found.append(".".join(path))
    if not found:
        return kept, ()
    return kept, (f"Nothing reads {', '.join(found)}: remove it from the policy.",)


def _without(section: Any, key: str) -> Any:
    if isinstance(section, list):
        return [_without(entry, key) for entry in section]
    if isinstance(section, dict):
        return {name: value for name, value in section.items() if name != key}
    return section
