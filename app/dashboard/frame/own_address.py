"""Where one may go next: the one check of an address that came with a request."""

import re

_OURS = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?(?:\?[^\s\\#\x00-\x1f\x7f]*)?")
"""A path of plain segments, and perhaps a question.

Browsers leave out tabs and ends of lines, read a backslash as a slash, and take what follows two
slashes for a host. What none of our paths has is refused, so that no such reading matters: signs
of percent, "@", an empty segment, one that begins with a dot.
"""


def own_address(address: str) -> str:
    """The same, or "/" where it may lead to another host or is no path of ours."""
    return address if address.startswith("/") and _OURS.fullmatch(address) else "/"
