"""Habits that no reviewer has to remember."""

import re
from collections.abc import Callable

import pytest

from tests.structure.tree import ROOT, files, name

HARD_LIMIT = 1000
LIMIT = 400
SOURCES = (".py", ".ts", ".mjs", ".html", ".css", ".sh", ".toml")
EVERYWHERE = (
    "config",
    "vault",
    "intake",
    "case_management",
    "bots",
    "app",
    "tests",
    "scripts",
    "bench",
    "migrations",
)
# Written by a tool, or a list that is read and not changed.
# Lists of words, the policy and generated schemas are data.
LONG = re.compile(r"migrations/versions/|config/policy/policy\.toml$|/lexicon/[a-z]+\.toml$")


def test_no_file_is_long() -> None:
    for path in files(*SOURCES, folders=EVERYWHERE):
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= HARD_LIMIT, name(path)
        if not LONG.search(name(path)) and not name(path).startswith("tests/"):
            assert lines <= LIMIT, name(path)


def test_every_python_file_says_what_it_is_for() -> None:
    for path in files(".py"):
        assert path.read_text("utf-8").startswith('"""'), name(path)


def _is_static(file: str) -> bool:
    return file == "app/dashboard/frame/static_files.py"


FORBIDDEN: dict[str, tuple[str, Callable[[str], bool]]] = {
    # what, in which files (by ending), and which files may
    r"\.commit\(": (".py", lambda _: False),
    r"\bpickle\b|PickleSerializer": (".py", lambda one: one == "config/platform/queues.py"),
    r"render_template_string|\beval\(|\bexec\(": (".py", lambda _: False),
    r"shell=True|os\.system\(|os\.popen\(": (".py", lambda _: False),
    # Nothing reads XML but the stand-in for a carrier, which reads ours.
    r"import xml|from xml(?!\.sax)|\blxml\b|\byaml\.load\(|\bmarshal\.|\bshelve\b": (
        ".py",
        lambda one: one.startswith("bots/practice/"),
    ),
    # A statement is built of names that the code knows: constants and lists in capitals.
    r"""\btext\(\s*f["'][^"']*\{(?!'|", '|_?[A-Z]|CopyState)""": (".py", lambda _: False),
    r"hashlib\.(md5|sha1)|\bimport random\b|from random import": (
        ".py",
        lambda one: one.startswith("bots/practice/"),
    ),
    r"follow_redirects=True|verify=False|CERT_NONE": (".py", lambda _: False),
    r"app\.run\(|debug=True|send_from_directory\(": (".py", _is_static),
    r"\bMarkup\(": (".py", lambda _: False),
    r"os\.environ|getenv": (
        ".py",
        lambda one: (
            one
            in {
                "config/settings.py",
                "app/launcher/processes.py",
                "app/launcher/fork_server.py",
            }
            or one.startswith("app/practice/")
        ),
    ),
    r"\bprint\(": (".py", lambda one: one.startswith("bots/practice/")),
    r"\|\s*safe\b|autoescape\s+false|Markup": (".html", lambda _: False),
    r"=\{\{": (".html", lambda one: one == "app/dashboard/affiliate/alerts/templates/arrive.html"),
    r"<script(?![^>]*\bsrc=)[^>]*>|\son\w+=|javascript:": (".html", lambda _: False),
    r"\sstyle=": (".html", lambda _: False),
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function": (
        ".ts",
        lambda _: False,
    ),
    r"__proto__|\bsetTimeout\(\s*[\"']|window\.addEventListener\(\"message|jsonp": (
        ".ts",
        lambda _: False,
    ),
    r"onpaste|type=\"text\"[^>]*name=\"passphrase": (".html", lambda _: False),
    r"https?://(?!www\.w3\.org)": (".css", lambda _: False),
}


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_nobody_writes(pattern: str) -> None:
    ending, may = FORBIDDEN[pattern]
    for path in files(ending):
        if may(name(path)):
            continue
        found = re.search(pattern, path.read_text("utf-8"))
        assert found is None, f"{name(path)}: {found and found.group()}"


def test_all_templates_are_of_a_kind_that_is_escaped() -> None:
    folders = [*(ROOT / "app" / "dashboard").rglob("templates")]
    assert folders
    for path in (one for folder in folders for one in folder.rglob("*")):
        assert path.is_dir() or path.suffix == ".html", name(path)


def test_only_the_vault_knows_cryptography() -> None:
    for path in files(".py"):
        if not name(path).startswith("vault/"):
            assert "from cryptography" not in path.read_text("utf-8"), name(path)
