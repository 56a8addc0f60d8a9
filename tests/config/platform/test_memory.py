"""A process that holds keys leaves no core dump, and neither does what it forks."""

import subprocess
import sys

from config.platform.paths import ROOT

TELLS = """
import ctypes, os, resource
from config.platform.memory import keep_out_of_dumps
dumpable = lambda: ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
keep_out_of_dumps()
child = os.fork()
if child:
    os.waitpid(child, 0)
print(resource.getrlimit(resource.RLIMIT_CORE), dumpable(), flush=True)
"""


def test_it_and_its_children_can_not_be_dumped() -> None:
    told = subprocess.run(
        [sys.executable, "-c", TELLS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["(0, 0) 0"] * 2
