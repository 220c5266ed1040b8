"""Sources without a name, documents and collectives become actors of their report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.link.anonymous import antecedent
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.link.registry import Registry
    from kawalis.model import Mention


def link_unnamed(registry: Registry, mention: Mention) -> None:
    """Link a mention whose form is ``anonymous``, ``document`` or ``collective``."""
    if mention.form == "anonymous":
        entry = antecedent(mention, registry.entries)
        entry = entry or registry.new("anonymous", mention.span.text, None, prefix="source-")
    else:
        kind = "document" if mention.form == "document" else "group"
        key = " ".join(word.removeprefix(ARTICLE) for word in fold(mention.span.text).split())
        entry = next((e for e in registry.entries if e.kind == kind and key in e.names), None)
        entry = entry or registry.new(kind, mention.span.text, None)
        entry.names.add(key)
    registry.link(mention, entry)
