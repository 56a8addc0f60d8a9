"""What a screen's `texts.ts` declares is what its templates carry, no more and no less.

Without this a misspelt name would be the word "undefined" on a page in every language.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DASHBOARD = ROOT / "app" / "dashboard"
DECLARED = re.compile(
    r'id: "(?P<id>[^"]+)",\s*texts: \[(?P<texts>[^\]]*)\],\s*values: \[(?P<values>[^\]]*)\]'
)
TRANSLATED = re.compile(r"\{\{ _\(.*\) \}\}", re.DOTALL)


def _declarations() -> Iterator[tuple[Path, str, set[str], set[str]]]:
    for path in sorted(DASHBOARD.rglob("texts.ts")):
        if path.parent.name == "browser":
            continue
        found = list(DECLARED.finditer(path.read_text("utf-8")))
        assert found, f"{path} declares nothing"
        for one in found:
            names = [set(re.findall(r'"(\w+)"', one[part])) for part in ("texts", "values")]
            yield path, one["id"], names[0], names[1]


DECLARATIONS = list(_declarations())


def _camel(name: str) -> str:
    first, *rest = name.removeprefix("data-").split("-")
    return first + "".join(part.capitalize() for part in rest)


class _Elements(HTMLParser):
    """The data attributes of every element with an id, as a template writes them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.by_id: dict[str, dict[str, str]] = {}
        self.translated: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        data = {_camel(name): value or "" for name, value in attrs if name.startswith("data-")}
        identity = dict(attrs).get("id")
        texts = {name for name, value in data.items() if TRANSLATED.fullmatch(value)}
        self.translated += [(identity or f"<{tag}>", name) for name in texts]
        if identity and data:
            self.by_id[identity] = data


def _read(path: Path) -> _Elements:
    elements = _Elements()
    elements.feed(path.read_text("utf-8"))
    return elements


def _templates(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


@pytest.mark.parametrize(
    ("path", "identity", "texts", "values"),
    DECLARATIONS,
    ids=[f"{path.parent.relative_to(DASHBOARD)}#{one}" for path, one, _, _ in DECLARATIONS],
)
def test_templates_carry_what_is_declared(
    path: Path, identity: str, texts: set[str], values: set[str]
) -> None:
    carried = [
        elements.by_id[identity]
        for elements in map(_read, _templates(path.parent))
        if identity in elements.by_id
    ]
    assert len(carried) == 1, f"no template beside {path} has one #{identity} with data"
    translated = {name for name, value in carried[0].items() if TRANSLATED.fullmatch(value)}
    assert translated == texts
    assert set(carried[0]) - translated == values


def test_no_template_tells_a_script_what_is_not_declared() -> None:
    declared = {(identity, text) for _, identity, texts, _ in DECLARATIONS for text in texts}
    found = {one for path in _templates(DASHBOARD) for one in _read(path).translated}
    assert found == declared


def test_every_declared_text_is_read_by_a_script() -> None:
    sources = {
        path: path.read_text("utf-8") for path in DASHBOARD.rglob("*.ts") if path.name != "texts.ts"
    }
    everything = "\n".join(sources.values())
    unread = {
        f"#{identity} {text}"
        for _, identity, texts, _ in DECLARATIONS
        for text in texts
        if not re.search(rf"\b{text}\b", everything)
    }
    assert unread == set()
