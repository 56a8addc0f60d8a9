"""What a server refuses in its settings; each gives a sentence that says what to do, or nothing."""

import stat
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from pydantic import SecretStr
from pydantic.fields import FieldInfo

SECRET_FILE_SUFFIX = "_FILE"  # noqa: S105 - the suffix of a setting's name
LOOPBACK = ("127.0.0.1", "::1", "localhost")
WITH_PASSWORD = ("database_url", "redis_url")
"""Addresses that may hold one."""


def secret_in_the_open(
    fields: Mapping[str, FieldInfo], environment: Mapping[str, str]
) -> str | None:
    """Of a secret that is given in the environment, or by a file that everybody may read.

    Raises OSError where there is no such file.
    """
    for name, field in fields.items():
        variable = name.upper()
        by_file = variable + SECRET_FILE_SUFFIX
        in_clear = environment.get(variable, "")
        is_secret = field.annotation is SecretStr or (
            name in WITH_PASSWORD and urlsplit(in_clear).password
        )
        if in_clear and is_secret:
            return (
                f"{variable} stands in the environment, where others can read it: point "
                f"{by_file} at a file of mode 0400"
            )
        path = environment.get(by_file)
        if path and Path(path).stat().st_mode & stat.S_IRWXO:
            return f"{by_file} names a file that everybody may read: chmod 0400 it"
    return None


def connection_in_clear(database_url: str, redis_url: str) -> str | None:
    """Of a database or queue on another host without TLS that is checked."""
    database, queue = urlsplit(database_url), urlsplit(redis_url)
    options = parse_qs(database.query)
    hosts = (database.hostname, *options.get("host", ()))
    if any(map(_is_elsewhere, hosts)) and options.get("sslmode") != ["verify-full"]:
        return (
            "DATABASE_URL leads to another host in clear: add "
            "?sslmode=verify-full&sslrootcert=system to it"
        )
    if queue.scheme == "redis" and _is_elsewhere(queue.hostname):
        return "REDIS_URL leads to another host in clear: write rediss://…"
    return None


def _is_elsewhere(host: str | None) -> bool:
    """Not this machine; a bare name is that of a neighbour in a network of containers."""
    if not host or host.startswith(("/", "127.")) or host in LOOPBACK:
        return False
    return "." in host or ":" in host
