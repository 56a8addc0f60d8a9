"""Prints how large and how tangled the code is: `make figures`. With `unmirrored`: which modules
have no test of their name. The numbers of good code bases, as a feel:

Median file 65 to 90 lines, 90th percentile near 250; functions under 50; no two folders that
import each other; every module with logic found by its test.
"""

import ast
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
PACKAGES = ("config", "vault", "intake", "case_management", "bots", "app")
SKIPPED = {"node_modules", "built", "__pycache__"}
PURE_DATA = {"__init__", "models", "settings", "line", "status", "errors", "tables"}
"""Names of modules that hold tables, columns and texts, and so need no test of their own."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Sizes:
    """Counts of lines."""

    lines: tuple[int, ...]

    def __str__(self) -> str:
        ordered = sorted(self.lines)
        if not ordered:
            return "none"
        ninetieth = ordered[int(len(ordered) * 0.9)]
        return (
            f"{len(ordered)}, median {statistics.median(ordered):.0f}, "
            f"90th percentile {ninetieth}, longest {ordered[-1]}"
        )


def sources(ending: str, folders: Iterable[str] = PACKAGES) -> Iterator[Path]:
    """The files of these folders with this ending; nothing built, nothing installed."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{ending}")):
            if not SKIPPED & set(path.parts):
                yield path


def is_test(path: Path) -> bool:
    """True for what tests product code."""
    return path.name.endswith((".test.ts", ".test.mjs")) or "tests" in path.parts


def length(path: Path) -> int:
    """Lines of a file."""
    return len(path.read_text("utf-8").splitlines())


def functions(path: Path) -> list[Function]:
    """Every function of a Python file, nested ones too."""
    tree = ast.parse(path.read_text("utf-8"))
    return [one for one in ast.walk(tree) if isinstance(one, Function)]


def function_length(one: Function) -> int:
    """Lines from `def` to its end."""
    return (one.end_lineno or one.lineno) - one.lineno + 1


def two_way_pairs() -> list[tuple[str, str]]:
    """Folders side by side, at any depth, of which each imports the other."""
    graph = grimp.build_graph(*PACKAGES)
    arrows: set[tuple[str, str]] = set()
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            arrows.update(_sibling_arrows(importer, imported))
    return sorted(pair for pair in arrows if pair[0] < pair[1] and pair[::-1] in arrows)


def _sibling_arrows(importer: str, imported: str) -> Iterator[tuple[str, str]]:
    """The arrow between the two folders (or modules) where the paths of both part."""
    one, other = importer.split("."), imported.split(".")
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared < min(len(one), len(other)):
        yield ".".join(one[: shared + 1]), ".".join(other[: shared + 1])


def has_logic(path: Path) -> bool:
    """True for a module with a public function or method that could be tested for itself."""
    if path.stem in PURE_DATA or path.stem.startswith("__"):
        return False
    public = [one for one in functions(path) if not one.name.startswith("_")]
    return bool(public)


def mirror(path: Path) -> Path:
    """Where a module's own tests lie."""
    relative = path.relative_to(ROOT)
    return ROOT / "tests" / relative.parent / f"test_{path.stem}.py"


def unmirrored() -> list[Path]:
    """Modules with logic that have no test file of their name."""
    return [one for one in sources(".py") if has_logic(one) and not mirror(one).exists()]


def largest_folder() -> tuple[int, str]:
    """How many files of code the fullest folder has, and which it is."""
    counts = Counter(
        str(path.parent.relative_to(ROOT))
        for ending in (".py", ".ts")
        for path in sources(ending)
        if path.name != "__init__.py" and not is_test(path)
    )
    folder, count = counts.most_common(1)[0]
    return count, folder


def docstring_share() -> float:
    """Of the public functions, methods and classes."""
    public = [
        one
        for path in sources(".py")
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, Function | ast.ClassDef) and not one.name.startswith("_")
    ]
    return sum(ast.get_docstring(one) is not None for one in public) / len(public)


def occurrences(pattern: str, folders: Iterable[str]) -> int:
    """How often a pattern stands in the Python files of these folders."""
    return sum(len(re.findall(pattern, one.read_text("utf-8"))) for one in sources(".py", folders))


def main() -> None:
    """Prints them all."""
    python = list(sources(".py"))
    typescript = [one for one in sources(".ts") if not is_test(one)]
    found = [one for path in python for one in functions(path)]
    longest = max(found, key=function_length)
    modules = [one for one in python if has_logic(one)]
    tests = [*sources(".py", ("tests",)), *(one for one in sources(".ts") if is_test(one))]
    code = sum(map(length, [*python, *typescript]))
    count, folder = largest_folder()
    pairs = two_way_pairs()
    everywhere = (*PACKAGES, "tests", "scripts", "bench")
    print("Python files:     ", Sizes(tuple(map(length, python))))
    print("Python functions: ", Sizes(tuple(map(function_length, found))), f"({longest.name})")
    print("TypeScript files: ", Sizes(tuple(map(length, typescript))))
    print("Two-way pairs:    ", len(pairs), *(f"\n  {one} <-> {other}" for one, other in pairs))
    print("Largest folder:   ", count, "files of code in", folder)
    share = 1 - len(unmirrored()) / len(modules)
    print("Mirrored modules: ", f"{share:.0%} of {len(modules)} with logic")
    print("Test to code:     ", f"{sum(map(length, tests)) / code:.2f}")
    print("Public docstrings:", f"{docstring_share():.0%}")
    print("fmt: skip:        ", occurrences("# fmt: " + "skip", everywhere))
    print("she, her:         ", occurrences(r"(?i)\b(she|her|hers|herself)\b", everywhere))


if __name__ == "__main__":
    if sys.argv[1:] == ["unmirrored"]:
        print(*(one.relative_to(ROOT).as_posix() for one in unmirrored()), sep="\n")
    else:
        main()
