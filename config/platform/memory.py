"""What a process has in its memory stays there: no core dump, and no look by its own user."""

import ctypes
import resource
import sys

_PR_SET_DUMPABLE = 4


def keep_out_of_dumps() -> None:
    """For processes that hold keys. What is forked inherits both; what is executed the first alone.

    A process that is not dumpable can be traced, and its memory and environment read, by root
    alone (prctl(2), proc(5)).
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
