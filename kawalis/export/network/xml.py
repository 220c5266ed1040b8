"""What both XML formats share: escaping, and the characters that XML 1.0 cannot hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MORE = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def attribute(value: object) -> str:
    """Return a value as the text of an attribute."""
    return escape(_ILLEGAL.sub("\ufffd", str(value)), _MORE)


def element(value: object) -> str:
    """Return a value as the text of an element."""
    return escape(_ILLEGAL.sub("\ufffd", str(value)))
