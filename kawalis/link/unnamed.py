"""Sources without a name, documents and collectives become actors of their report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.link.anonymous import antecedent
from kawalis.link.things import name_key

if TYPE_CHECKING:
    from kawalis.link.registry import Registry
    from kawalis.model import Mention

RECENT = 30  # unnamed sources that a mention may take up


def link_unnamed(registry: Registry, mention: Mention) -> None:
    """Link a mention whose form is ``anonymous``, ``document`` or ``collective``."""
    shown = registry.shown(mention)
    if mention.form == "anonymous":
        entry = antecedent(mention, registry.unnamed[-RECENT:])
        entry = entry or registry.new("anonymous", shown, None, prefix="source-")
    else:
        kind = "document" if mention.form == "document" else "group"
        key = name_key(shown)
        entry = registry.keyed(kind, key) or registry.new(kind, shown, None)
        registry.file(entry, key)
    registry.link(mention, entry)
