"""What the system calls a process: `ps -e` and `top` show a courier as a courier."""

import ctypes

_PR_SET_NAME = 15
_LIBC = ctypes.CDLL(None)
LONGEST = 15


def take_name(name: str) -> None:
    """This process, and what it forks from now on, is called so; the kernel keeps 15 letters."""
    _LIBC.prctl(_PR_SET_NAME, name.encode()[:LONGEST])
