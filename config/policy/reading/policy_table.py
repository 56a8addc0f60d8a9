"""Checked values out of a TOML table; every complaint is one sentence that says what to do."""

import re


class PolicyError(ValueError):
    """The policy file is wrong; the text is one sentence that says what to change."""


class TomlTable:
    """A TOML table that hands out checked values and refuses keys that nobody asked for."""

    def __init__(self, where: str, raw: object) -> None:
        if not isinstance(raw, dict):
            raise PolicyError(f"In the policy, {where} must be a table.")
        self.where = where
        self._raw = raw
        self._unread = set(raw)

    def name(self, key: str) -> str:
        """The full name of a key, e.g. "disclosure.bands[2].from"."""
        return f"{self.where}.{key}" if self.where else key

    def has(self, key: str) -> bool:
        return key in self._raw

    def codes(self) -> tuple[str, ...]:
        """Its keys, in the order of the file."""
        return tuple(self._raw)

    def ignore(self, key: str) -> bool:
        """Reads `key` no further: older files have it. False where it is not there."""
        self._unread.discard(key)
        return key in self._raw

    def fail(self, key: str, must: str) -> PolicyError:
        """The error that says what the value of `key` must be or do."""
        return PolicyError(f"In the policy, {self.name(key)} must {must}.")

    def _take(self, key: str) -> object:
        if key not in self._raw:
            raise PolicyError(f"In the policy, add {self.name(key)}, which is missing.")
        self._unread.discard(key)
        return self._raw[key]

    def text(self, key: str, among: tuple[str, ...] = (), like: str = r".*\S.*") -> str:
        """A text, one of `among` if given, matching the expression `like` as a whole."""
        value = self._take(key)
        if not isinstance(value, str) or not re.fullmatch(like, value):
            raise self.fail(key, "be a text" if like == r".*\S.*" else f"look like {like}")
        if among and value not in among:
            raise self.fail(key, f"be one of {', '.join(among)}")
        return value

    def whole(self, key: str, least: int = 1, most: int = 100_000) -> int:
        """A whole number from `least` to `most`."""
        return self._whole(key, self._take(key), least, most)

    def _whole(self, key: str, value: object, least: int, most: int) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.fail(key, f"be a whole number from {least} to {most}")
        return value

    def flag(self, key: str) -> bool:
        value = self._take(key)
        if not isinstance(value, bool):
            raise self.fail(key, "be true or false")
        return value

    def items(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list):
            raise self.fail(key, "be a list")
        return value

    def rising(self, key: str, least: int, most: int) -> tuple[int, ...]:
        """A list of at least one whole number, each greater than the one before."""
        values = tuple(self._whole(key, item, least, most) for item in self.items(key))
        if not values or list(values) != sorted(set(values)):
            raise self.fail(key, "be a list of rising whole numbers")
        return values

    def table(self, key: str) -> "TomlTable":
        return TomlTable(self.name(key), self._take(key))

    def tables(self, key: str) -> "list[TomlTable]":
        """A list of at least one table."""
        rows = [
            TomlTable(f"{self.name(key)}[{n}]", row) for n, row in enumerate(self.items(key), 1)
        ]
        if not rows:
            raise self.fail(key, "have at least one entry")
        return rows

    def labels(self, key: str, exactly: tuple[str, ...] = ()) -> dict[str, str]:
        """A table of codes and their labels; of exactly these codes, in this order, if given."""
        table = self.table(key)
        if exactly and set(table._raw) != set(exactly):
            raise self.fail(key, f"have exactly the keys {', '.join(exactly)}")
        if not table._raw:
            raise self.fail(key, "have at least one entry")
        return {code: table.text(code) for code in exactly or table._raw}

    def wholes(self, key: str) -> dict[str, int]:
        """A table of codes and whole numbers from 1."""
        table = self.table(key)
        return {code: table.whole(code) for code in table._raw}

    def done(self) -> None:
        """Refuse keys that were never read: a mistyped setting must not pass in silence."""
        for key in sorted(self._unread):
            raise PolicyError(f"In the policy, remove {self.name(key)}, which means nothing here.")
