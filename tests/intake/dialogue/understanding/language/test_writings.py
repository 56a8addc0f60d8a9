"""The files of words that tell languages apart: a slip in one is named."""

from pathlib import Path

import pytest

from config.policy.lines.languages import WordsRefused
from intake.dialogue.understanding.language.writings import every_writing


@pytest.mark.parametrize("content", ["", 'script = "latn"', 'words = "a', b"\xff"])
def test_a_slip_is_named_with_its_file(tmp_path: Path, content: str | bytes) -> None:
    content = content.encode() if isinstance(content, str) else content
    (tmp_path / "xx-latn.toml").write_bytes(content)
    with pytest.raises(WordsRefused, match=r"writings/xx-latn\.toml: "):
        every_writing(tmp_path)
