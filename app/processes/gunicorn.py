"""Gunicorn, which serves the dashboard and the webhooks."""

import gc
import sys
from importlib import import_module

from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.arbiter import Arbiter

from config.policy.policy import load_policy
from config.settings import Common, key_bytes

# A page that waits for news (practice) must not hold up the end for its whole 20 seconds.
OPTIONS = (
    "--no-control-socket",
    *("-k", "app.processes.request_worker.RequestWorker"),
    *("--keep-alive", "5"),
    *("--graceful-timeout", "5"),
    *("--log-level", "warning"),
    *("-c", "python:app.processes.gunicorn"),
)


def refuse_unfit(settings: Common, *keys: str) -> None:
    """Checks keys and policy before gunicorn starts, whose workers would fail with a stack trace.

    Raises Refused or PolicyError, one sentence each.
    """
    for key in keys:
        key_bytes(getattr(settings, key), key.upper())
    load_policy(settings.policy_file)


def serve(application: str, address: str, port: int, workers: int, threads: int) -> None:
    """Serves until SIGTERM: the conservative server; a proxy stands before it."""
    counts = ["-w", str(workers), "--threads", str(threads)]
    # It reads its options where programs do.
    sys.argv = ["gunicorn", *OPTIONS, *counts, "-b", bound(address, port), application]
    WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn").run()


def bound(address: str, port: int) -> str:
    """An address as gunicorn takes it: one of IPv6 stands in brackets."""
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def on_starting(server: Arbiter) -> None:
    """Gunicorn calls it in the process that workers are forked from: they find all imported.

    A worker that takes the place of a dead one answers at once. `prepare` of an application's
    module reads no key and opens no connection: each worker has its own.
    """
    module, _, _ = server.app.app_uri.partition(":")
    import_module(module).prepare()
    # What was imported stays for good: no worker's collection touches its pages.
    gc.freeze()
