"""Where the pages' templates come from, and what they may use."""

from __future__ import annotations

from pathlib import Path

import jinja2

from kawalis.export.html.quoting import days, told

FOLDER = Path(__file__).resolve().parent


def environment() -> jinja2.Environment:
    """Return the templates of this folder: everything is escaped, a name that is not given is an error."""
    found = jinja2.Environment(
        autoescape=True,
        loader=jinja2.FileSystemLoader(FOLDER),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    found.filters["days"] = days
    found.filters["told"] = told
    return found
