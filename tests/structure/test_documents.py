"""What is drawn from the code is as new as the code."""

import re

import pytest
from pydantic import SecretStr

from config.settings import PROCESS_SETTINGS, SECRET_FILE_SUFFIX
from scripts.documents import DIAGRAMS, ROOT, WRITTEN


@pytest.mark.parametrize("document", WRITTEN)
def test_a_written_document_is_up_to_date(document: str) -> None:
    path = ROOT / document
    assert path.exists(), "make documents writes it"
    assert path.read_text("utf-8") == WRITTEN[document](), "make documents renews it"


def test_every_setting_is_in_the_example_and_nothing_else_is() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    named = [line.partition("=")[0] for line in lines if re.match("#[A-Z]", line)]
    expected = {
        "#" + name.upper() + (SECRET_FILE_SUFFIX if field.annotation is SecretStr else "")
        for kind in PROCESS_SETTINGS.values()
        for name, field in kind.model_fields.items()
    }
    assert sorted(named) == sorted(expected)


def test_every_setting_says_what_it_is() -> None:
    for kind in PROCESS_SETTINGS.values():
        for name, field in kind.model_fields.items():
            assert field.description, name


def test_every_state_table_is_drawn() -> None:
    drawn = (ROOT / "docs" / "diagrams.md").read_text("utf-8")
    assert drawn.count("stateDiagram-v2") == len(DIAGRAMS)
