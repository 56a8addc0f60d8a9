"""Texts out of JSON, which can hold half characters; UTF-8, and so a sealed text, can't."""


def whole(text: str) -> str:
    """The text with half characters marked as missing."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
