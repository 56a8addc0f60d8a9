"""What is imported and read once, for all processes that are forked afterwards."""

from importlib import import_module

from app.launcher.processes import procfile_names
from app.wiring.receiving import own_words
from bots.registry import channels
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs


def prepare_processes() -> None:
    """Reads no setting and no key, and opens no connection: each process has its own."""
    for name in procfile_names():
        module = import_module(f"app.processes.{name}")
        if hasattr(module, "prepare"):
            module.prepare()
    for channel in channels():
        channel.import_files()
    shipped_catalogs()
    own_words()
    import_module("bots.practice.server")
