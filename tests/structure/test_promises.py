"""docs/promises.md: what each text promises a worker, and what keeps it, is as it stands there."""

import re

from config.platform.paths import ROOT
from intake.dialogue.model.phrases import Phrase

PAGE = (ROOT / "docs" / "promises.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([A-Z_]+): “(.*?)” \| (.+?) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)


def test_every_text_is_there_once_and_quoted_as_it_is() -> None:
    promised = {name: text for name, text, *_ in ROWS}
    assert len(promised) == len(ROWS)
    assert promised == {name: Phrase[name].value for name in promised}
    only_asks = set(PAGE.partition("## Texts that only ask or greet")[2].split("What")[0].split())
    named = {name.strip(",.") for name in only_asks}
    assert named | set(promised) == {one.name for one in Phrase}
    assert named.isdisjoint(promised)


def test_what_keeps_it_and_what_tests_it_is_there() -> None:
    for name, _, _, code, tests in ROWS:
        for path in re.findall(r"`([^`]+)`", code + tests):
            assert (ROOT / path).is_file(), f"{name}: {path}"
        for path, test in re.findall(r"`([^`]+)` (test_\w+)", tests):
            assert f"def {test}(" in (ROOT / path).read_text("utf-8"), f"{name}: {test}"
