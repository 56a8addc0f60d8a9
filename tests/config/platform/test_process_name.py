"""What the system calls a process."""

import subprocess
import sys


def test_the_system_shows_the_name() -> None:
    code = (
        "from pathlib import Path; from config.platform.process_name import take_name;"
        "take_name('a-name-that-is-too-long'); print(Path('/proc/self/comm').read_text())"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "a-name-that-is-"
