"""docs/words.md: a word of its last table comes back neither as a file nor as a name."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.structure.tree import PACKAGES, ROOT, files, name

PAGE = (ROOT / "docs" / "words.md").read_text("utf-8")
# What each row of "Words that are not used" forbids, as parts of names. A table, a column or a
# translated text of an older version may still bear one: those stand in strings.
FORBIDDEN = {
    "visit",
    "knock",
    "hearing",
    "awareness",
    "wishes",
    "meeting",
    "guesses",
    "pacing",
    "paces",
    "removals",
    "remover",
    "eraser",
}
EVERYWHERE = (*PACKAGES, "bench", "migrations", "scripts", "tests")
PRONOUNS = {"she", "her", "hers", "herself"}


def names_of(tree: ast.AST) -> Iterator[str]:
    """Names of classes, functions, arguments and assigned variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def parts(identifier: str) -> set[str]:
    """The words of a name in any case: `InboundHandler` is inbound and handler."""
    return {one.lower() for one in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", identifier)}


def test_the_page_lists_what_is_forbidden() -> None:
    listed = set(re.findall(r"[a-z]+", PAGE.rpartition("## Words that are not used")[2]))
    assert listed >= FORBIDDEN | PRONOUNS


def test_no_forbidden_word_names_a_file_or_a_thing() -> None:
    found = []
    for path in files(".py"):
        where = name(path)
        if where.startswith(("tests/", "migrations/")):
            continue
        stems = parts(path.stem)
        identifiers = names_of(ast.parse(path.read_text("utf-8")))
        bad = (stems | {word for one in identifiers for word in parts(one)}) & FORBIDDEN
        found += [f"{where}: {word}" for word in sorted(bad)]
    assert not found, found


def remarks_of(source: str) -> Iterator[str]:
    """Comments, and strings that are statements of their own: docstrings and notes below values."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def test_a_worker_and_a_member_are_called_so_in_names_and_remarks() -> None:
    found = []
    for path in files(".py", folders=EVERYWHERE):
        source = path.read_text("utf-8")
        if not re.search(r"(?i)(?<![a-z])(she|hers?|herself)(?![a-z])", source):
            continue
        names = {word for one in names_of(ast.parse(source)) for word in parts(one)}
        remarks = {
            word for one in remarks_of(source) for word in re.findall(r"[a-z]+", one.lower())
        }
        found += [f"{name(path)}: {word}" for word in sorted((names | remarks) & PRONOUNS)]
    assert not found, found
