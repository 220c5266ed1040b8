"""Ids that the content alone decides: the same report gives the same ids in every library, in any order of adding.

A statement or event keeps its id when a newer engine reads the report again, as long as its spans are the same.
"""

from __future__ import annotations

import hashlib
from typing import Any

_SHORT = 16  # hexadecimal digits


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(digest: str, outlet: str | None) -> str:
    """Return the id of a text (its digest) at an outlet; without an outlet it is that of :class:`Article`."""
    return digest[:_SHORT] if not outlet else _hash(digest, outlet)


def statement_id(article: str, statement: dict[str, Any]) -> str:
    """Return the id of a statement of the record's JSON."""
    spans = [*([statement["cue"]] if statement["cue"] else []), *statement["sources"], *statement["contents"]]
    return "s-" + _hash(article, "statement", statement["layer"], *(_place(span) for span in spans))


def event_id(article: str, event: dict[str, Any]) -> str:
    """Return the id of an event of the record's JSON."""
    return "e-" + _hash(article, "event", str(event["type"]), _place(event["anchor"]))


def actor_id(article: str, actor: dict[str, Any]) -> str:
    """Return the id of a report's actor of the record's JSON."""
    first = _place(actor["mentions"][0]) if actor["mentions"] else ""
    return "a-" + _hash(article, "actor", actor["kind"], actor["kb"] or actor["name_ar"], first)


def judgement_id(*parts: str) -> str:
    """Return the id of a judgement."""
    return "j-" + _hash("judgement", *parts)


def apart(wanted: str, taken: set[str]) -> str:
    """Return an id that is not ``taken`` (it is added there): two things of one report never share one."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = wanted[:2] + _hash(wanted, str(number))
    taken.add(found)
    return found


def _place(span: dict[str, Any]) -> str:
    return f"{span['start']}-{span['end']}"


def _hash(*parts: str) -> str:
    text = "\x1f".join(parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_SHORT]
