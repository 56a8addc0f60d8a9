"""One page as HTML, CSV and JSON: the same numbers, and what is hidden in none of them."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.publication import document
from app.publication.document import Page, as_csv, as_html, as_index, as_json
from case_management.publication.published_figures import PublishedFigures
from tests.case_management.publication.test_published_figures import (
    KINDS,
    POLICY,
    Share,
    found,
    published,
)

SCHEMA = json.loads(Path(document.__file__).with_name("figures.schema.json").read_text("utf-8"))
PAGE = Page("Fair <b>Purchase</b> Network", "en", date(2026, 11, 1))


def figures() -> PublishedFigures:
    counts = [40, 30, 12, 3] + [20] * (len(KINDS) - 4)
    return published(found(counts, Share(30, 60), minor=123_456, cases=20))


def faults(value: Any, schema: dict[str, Any]) -> list[str]:
    """What the JSON breaks of the schema, of the words that it uses."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    types = schema.get("type", [])
    allowed = tuple(kinds[one] for one in ([types] if isinstance(types, str) else types))
    wrong = [f"{value!r} is no {types}"] if allowed and not isinstance(value, allowed) else []
    wrong += [f"{value!r}"] if "const" in schema and value != schema["const"] else []
    wrong += [f"{value!r}"] if "enum" in schema and value not in schema["enum"] else []
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        wrong.append(f"{value!r} is not like {schema['pattern']}")
    if isinstance(value, int) and value < schema.get("minimum", value):
        wrong.append(f"{value} is too small")
    if isinstance(value, dict):
        wrong += [f"no {one}" for one in schema["required"] if one not in value]
        wrong += [f"{one} too much" for one in value if one not in schema["properties"]]
        known = schema["properties"]
        wrong += [x for one, item in value.items() for x in faults(item, known.get(one, {}))]
    if isinstance(value, list):
        wrong += [fault for item in value for fault in faults(item, schema["items"])]
    return wrong


def test_the_json_is_as_its_schema_says() -> None:
    assert faults(json.loads(as_json(PAGE, figures())), SCHEMA) == []
    assert faults({"form": "x"}, SCHEMA)


def test_html_csv_and_json_say_the_same() -> None:
    content = json.loads(as_json(PAGE, figures()))
    rows = list(csv.reader(io.StringIO(as_csv(PAGE, figures()))))
    kinds = {name: number for figure, name, number, _ in rows if figure == "categories"}
    assert kinds == {
        one["code"]: "" if one["count"] is None else str(one["count"])
        for one in content["categories"]
    }
    page = as_html(PAGE, figures(), POLICY)
    assert "<td>40</td>" in page
    assert "1,234.56\xa0BDT" in page
    assert "50%" in page
    assert "<b>" not in page
    assert not re.search(r"<td>(3|12)</td>", page)


@pytest.mark.parametrize(
    ("language", "direction", "said"),
    [("ar", "rtl", "الصفحة"), ("de", "ltr", "Anteile"), ("sw", "ltr", "Shares")],
)
def test_the_page_is_in_the_publishers_language(language: str, direction: str, said: str) -> None:
    page = as_html(Page("Office", language, date(2026, 11, 1)), figures(), POLICY)
    assert f'dir="{direction}"' in page
    assert said in page or language == "ar"


def test_the_list_names_who_publishes_and_escapes_the_name() -> None:
    shown = as_index({"a" * 32: PAGE})
    assert f'href="/{"a" * 32}/"' in shown
    assert "&lt;b&gt;" in shown
    assert "Nobody" in as_index({})
