"""Sources without a name, documents and collectives become actors of their report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.link.anonymous import antecedent, head_of
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
        key, noun = name_key(shown), head_of(mention)
        taken_up = mention.definite and len(shown.split()) == 1  # التقرير: the last document of that noun
        entry = registry.keyed(kind, key) or (registry.keyed(kind, noun) if taken_up else None)
        entry = entry or registry.new(kind, shown, None)
        registry.file(entry, key)
        if kind == "document":
            registry.file(entry, noun, latest=True)
    registry.link(mention, entry)
