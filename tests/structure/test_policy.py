"""Codes of the policy file, of the dialogue and of the screens are the same codes."""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from config.policy.policy import Policy, load_policy
from intake.dialogue.understanding.lexicon import LEXICONS
from tests.structure.tree import ROOT

POLICY = load_policy()
CATEGORY_CODES = {one.code for one in POLICY.categories.values()}


@pytest.mark.parametrize("language", LEXICONS)
def test_the_dialogue_proposes_categories_of_the_policy(language: str) -> None:
    offered = {one.code for one in POLICY.categories.values() if not one.monitor_only}
    assert set(LEXICONS[language].topics) <= offered


def test_every_language_of_the_policy_is_spoken() -> None:
    for language in POLICY.languages:
        assert language.code in LEXICONS
        assert (ROOT / "translations" / language.code / "LC_MESSAGES" / "messages.po").exists()


def test_every_category_names_what_the_rules_need() -> None:
    for key, category in POLICY.categories.items():
        assert key == category.key
        assert category.floor in POLICY.levels
        assert category.k >= 2
    assert len(CATEGORY_CODES) == len(POLICY.categories)


READERS = ("vault", "intake", "case_management", "bots", "app")
"""Whoever is to read a setting: the reader in config proves nothing."""


def _sections(kind: type[Any], named: str) -> Iterator[tuple[str, str, str]]:
    """Every setting: the field of Policy that it is under, its class, and its own name."""
    for field in fields(kind):
        hint = get_type_hints(kind)[field.name]
        inner = [one for one in (hint, *get_args(hint)) if is_dataclass(one)]
        yield named or field.name, kind.__name__, field.name
        for one in inner:
            yield from _sections(one, named or field.name)  # type: ignore[arg-type]


def _read_where(files: list[Path]) -> list[tuple[set[str], set[str]]]:
    """Of each file the attributes that it reads and the names that stand in it."""
    found = []
    for file in files:
        nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
        attributes = {one.attr for one in nodes if isinstance(one, ast.Attribute)}
        names = {one.id for one in nodes if isinstance(one, ast.Name)}
        found.append((attributes, names))
    return found


def test_every_setting_of_the_policy_is_read_outside_config() -> None:
    """A file reads one where it has the attribute, and names its class or its section.

    Half of the names ("code", "start") are names of other things too: the section says which.
    """
    read = _read_where([file for one in READERS for file in (ROOT / one).rglob("*.py")])
    templates = "".join(file.read_text("utf-8") for file in (ROOT / "app").rglob("*.html"))
    unread = [
        f"{section}: {kind}.{name}"
        for section, kind, name in dict.fromkeys(_sections(Policy, ""))
        if not any(
            name in attributes and (kind in names or section in attributes)
            for attributes, names in read
        )
        and f"policy.{section}.{name}" not in templates
    ]
    assert unread == []
