"""Everything that a Redis holds, key by key: names, types, values, as bytes."""

from redis import Redis


def dump(url: str) -> bytes:
    """All keys of all types, one thing a line. Raises AssertionError for a type it can't read."""
    connection = Redis.from_url(url)
    parts: list[bytes] = []
    for key in connection.scan_iter(count=1000):
        kind = connection.type(key)
        parts += [key, kind, *_values(connection, key, kind)]
    connection.close()
    return b"\n".join(parts)


def _values(connection: Redis, key: bytes, kind: bytes) -> list[bytes]:
    match kind:
        case b"string":
            return [connection.get(key) or b""]
        case b"hash":
            return [part for pair in connection.hgetall(key).items() for part in pair]
        case b"list":
            return connection.lrange(key, 0, -1)
        case b"set":
            return list(connection.smembers(key))
        case b"zset":
            return [member for member, _ in connection.zrange(key, 0, -1, withscores=True)]
        case b"stream":
            entries = connection.xrange(key)
            return [part for _, fields in entries for pair in fields.items() for part in pair]
        case b"none":  # it went while we looked
            return []
    raise AssertionError(f"unknown type {kind!r}")
