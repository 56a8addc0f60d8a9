"""How many workers answered what is read where monitors work on a case, and nowhere else."""

import re

from tests.structure.tree import ROOT

READERS = (
    "app/dashboard/monitor/case/",
    "app/dashboard/monitor/export/",
    "app/dashboard/monitor/search/",
    "app/tasks/close_polls.py",
    "app/tasks/schedule.py",
    "app/tables.py",
    "case_management/cases/",
    "case_management/transfers/",
    "intake/",
)
"""Neither what buyers, head offices or the public see, nor mails, alerts and statistics."""

OF_POLLS = re.compile(
    r"\bimport\b[^\n]*\b(Poll|polls?|poll_\w+|close_polls|PollCount|PollQuestion|answer_counts)\b"
    r"|\b(poll_result|poll_questions|cases\.polls|close_polls)\b"
)


def test_no_page_mail_or_alert_for_others_reads_a_poll() -> None:
    found = []
    for package in ("app", "bots", "case_management", "vault"):
        for file in sorted((ROOT / package).rglob("*")):
            path = file.relative_to(ROOT).as_posix()
            if file.suffix not in {".py", ".html", ".ts"} or path.startswith(READERS):
                continue
            if OF_POLLS.search(file.read_text("utf-8")):
                found.append(path)
    assert [path for path in found if not path.startswith("bots/telegram/")] == []


def test_the_readers_are_there() -> None:
    assert [one for one in READERS if not (ROOT / one).exists()] == []
