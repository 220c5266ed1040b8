"""A stretch of text that stands for somebody or something that can act, speak or hold a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.model.span import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known actor that a mention may stand for, with a score in [0, 1] and the reason in words."""

    kb: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention, proclitics outside its span.

    ``span`` is the identifying core (the name; the office; the description), ``full`` the phrase with titles
    and modifiers. ``form`` is ``name`` (a proper name), ``office`` (a post, named or not), ``description``
    ("the Iranian general"), ``anonymous`` (an unnamed source), ``collective`` (circles, observers),
    ``document`` (a statement, messages). ``kind`` is the actor kind of the record, ``ner`` the name kind
    (PER, ORG, LOC) where the core is a proper name. ``gender`` is ``m``, ``f`` or "", ``number`` ``s``,
    ``d``, ``p`` or "". ``definite`` tells an anaphoric form (with the article) from an introduction.
    ``role`` is the title or office that the text gives, ``country`` an ISO 3166-1 alpha-3 code that the
    phrase states (``العراقي``) and ``attributes`` what the text says of it (access, seniority), in its own
    words.
    """

    span: Span
    full: Span
    form: str
    kind: str
    ner: str | None = None
    candidates: tuple[Candidate, ...] = ()
    gender: str = ""
    number: str = "s"
    definite: bool = False
    role: str | None = None
    country: str | None = None
    attributes: tuple[str, ...] = field(default=())
    rule: str = ""
