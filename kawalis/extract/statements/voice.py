"""A source that no mention covers, made a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.knowledge.reporting import source_noun, word_set
from kawalis.model import Mention
from kawalis.text import ARTICLE, ends_in_teh_marbuta, fold, is_plural_shaped

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import View

VOICE = "statements.voice"
KINDS = {"anonymous": "anonymous", "collective": "group", "document": "document"}


def voice(view: View, first: int, last: int, *, nominative: bool = False) -> Mention:
    """Make a mention of a source that no mention covers; what it is shows in its words.

    A subject is ``nominative``, where a sound plural ends otherwise: يقول ياسين has a name.
    """
    span = view.document.span_of(first, last)
    while first + 1 < last and fold(view.text_of(first)) in word_set("determiners"):
        first += 1  # أي جهة: what it is shows in the noun
    words = fold(view.text_of(first))
    noun = next(
        filter(None, (source_noun(t.fold) for t in view.document.tokens[first : min(last, first + 2)])), None
    )
    if noun is not None:
        return Mention(
            span, span, noun.form, KINDS[noun.form], gender=noun.gender, number=noun.number, rule=VOICE
        )
    if is_plural_shaped(words, nominative=nominative and not words.startswith(ARTICLE)):
        return Mention(span, span, "collective", "group", number="p", rule=VOICE)
    if words in word_set("spokespersons"):
        return Mention(span, span, "office", "office", rule=VOICE)
    if {words, words.removeprefix(ARTICLE)} & word_set("bodies"):
        return Mention(span, span, "description", "organisation", rule=VOICE)
    named = {e.kind for e in view.document.entities if span.start <= e.start < span.end and e.kind != "LOC"}
    if "ORG" in named and "PER" not in named:
        return Mention(span, span, "description", "organisation", rule=VOICE)
    head = next((w for w in view.document.words_of(first, first + 1) if w.pos == "NOUN"), None)
    bare = words.removeprefix(ARTICLE)
    plural = head is not None and "PER" not in named and head.feature("Number") == "Plur"
    if plural or bare in word_set("quantifiers"):
        return Mention(span, span, "collective", "group", number="p", rule=VOICE)
    if head is not None and not named and bare in word_set("agent_nouns"):
        return Mention(span, span, "description", "office", rule=VOICE)
    if words in word_set("parties"):
        return Mention(span, span, "description", "organisation", number="d", rule=VOICE)
    body = ends_in_teh_marbuta(view.text_of(first)) and "PER" not in named
    kind = "organisation" if body else "person"
    return Mention(span, span, "description", kind, rule=VOICE)
