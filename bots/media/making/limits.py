"""What the process that opens a stranger's file may use: memory, time, files, network.

The numbers are for a server with two processors whose other work goes on meanwhile. They were
measured in November 2026: a video of 848 by 480 points takes 0.15 s of processor time a second, a
sound 0.01 s. So some two minutes of video or half an hour of sound are turned; the rest stays in
the original.
"""

import resource
import time

MEGABYTE = 1024 * 1024
MOST_MEMORY = 768 * MEGABYTE
"""Bytes of addresses. A video of 3840 by 2160 points was turned with 450 MB."""
MOST_SECONDS = 30
"""Of processor time: then the kernel ends the process, and nothing is shown."""
ENOUGH_SECONDS = 20
"""Of processor time: then a sound, a video or a document ends with what was made so far."""
MOST_BYTES = 24 * MEGABYTE
"""Of a copy to show."""


def limit() -> None:
    """To be called first: memory, processor time, no file written, no core left."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def shut() -> None:
    """To be called when all libraries are loaded, before the first byte of the file is read.

    From here on nothing can be opened: no file, no connection, no pipe. Who is not root can start
    no process and no thread either, so all that makes threads has to be told to make none.
    """
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def enough() -> bool:
    """True when what was made so far has to do."""
    return time.process_time() > ENOUGH_SECONDS
