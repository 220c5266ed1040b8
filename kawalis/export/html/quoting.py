"""Sentences that quote, and hold dates, inside text of the other direction."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_DATE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b", re.ASCII)
_QUOTED = re.compile("(«)([^«»]+)(»)")


def days(text: str) -> Markup:
    """Escape ``text`` and keep the order of the ISO dates in it."""
    return Markup(_DATE.sub(r'<time dir="ltr">\g<0></time>', str(escape(text))))  # noqa: S704 - escaped


def told(text: str) -> Markup:
    """Escape a sentence in the reader's language; what it quotes, and its dates, are isolated."""
    return Markup(_QUOTED.sub(r"\1<bdi>\2</bdi>\3", str(days(text))))  # noqa: S704 - escaped
