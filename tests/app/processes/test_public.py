"""The process of the public page knows its folder, and neither a database nor a key."""

import subprocess
import sys
from pathlib import Path

import pytest
from werkzeug.test import Client

from app.processes import public
from config.settings import PublicSettings, load
from tests.structure.tree import ROOT


def test_it_serves_the_folder_that_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.processes.public.set_up", lambda _process: None)
    monkeypatch.setenv("PUBLIC_DIR", str(tmp_path))
    (tmp_path / "index.html").write_text("figures")
    public.prepare()
    assert Client(public.application()).get("/").text == "figures"
    assert load(PublicSettings).folder == tmp_path


def test_it_loads_nothing_that_opens_a_database_or_a_key() -> None:
    code = (
        "import sys, app.processes.public\n"
        "print([one for one in ('sqlalchemy', 'cryptography', 'redis', 'vault', 'intake')"
        " if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
